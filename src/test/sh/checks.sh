# For scripts that send documented requests: what they call and check with. Needs curl and jq.
# BASE_URL names the server (default http://localhost:3000), API_KEY its key.

BASE_URL=${BASE_URL:-http://localhost:3000}
PATIENCE_SECONDS=${PATIENCE_SECONDS:-600}
KEY=()
[ -n "${API_KEY:-}" ] && KEY=(-H "X-Api-Key: $API_KEY")

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
checks=0

# call STATUS CURL-ARGUMENTS...: the answer is in $answer and has this status
call() {
  local expected=$1 status
  shift
  status=$(curl --silent --show-error --max-time 30 "${KEY[@]}" --output "$answer" --write-out '%{http_code}' "$@")
  checks=$((checks + 1))
  if [ "$status" != "$expected" ]; then
    echo "FAILED: expected $expected, got $status for: curl $*" >&2
    cat "$answer" >&2
    exit 1
  fi
}

# holds JQ-CONDITION [JQ-ARGUMENTS...]: the answer is JSON for which this is true
holds() {
  local condition=$1
  shift
  checks=$((checks + 1))
  if ! jq --exit-status "$@" "$condition" "$answer" >/dev/null; then
    echo "FAILED: $condition does not hold for:" >&2
    cat "$answer" >&2
    exit 1
  fi
}

# until_holds URL JQ-CONDITION [JQ-ARGUMENTS...]: asks again and again until this is true
until_holds() {
  local url=$1 condition=$2 deadline=$((SECONDS + PATIENCE_SECONDS))
  shift 2
  while call 200 "$url" && ! jq --exit-status "$@" "$condition" "$answer" >/dev/null; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "FAILED: $condition did not come true for:" >&2
      cat "$answer" >&2
      exit 1
    fi
    sleep 0.1
  done
}

# listen PATH FILE: a WebSocket client at this path, in the background, which keeps what it hears in the file as it comes.
# The frames of a server are readable, and a client that only listens needs nothing but curl.
listeners=()
listen() {
  curl --silent --no-buffer --http1.1 --max-time "$PATIENCE_SECONDS" "${KEY[@]}" --output "$2" \
    -H 'Connection: Upgrade' -H 'Upgrade: websocket' \
    -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: bGlzdGVucyBhbmQgc2F5cw==' "$BASE_URL$1" &
  listeners+=($!)
}

# hears FILE TEXT: a listener has heard this, now or soon
hears() {
  local deadline=$((SECONDS + PATIENCE_SECONDS))
  checks=$((checks + 1))
  until grep --text --quiet --fixed-strings -- "$2" "$1" 2>/dev/null; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "FAILED: $2 was not heard" >&2
      exit 1
    fi
    sleep 0.1
  done
}

deafen() {
  [ "${#listeners[@]}" -eq 0 ] || kill "${listeners[@]}" 2>/dev/null || true
}
