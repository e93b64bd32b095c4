#!/usr/bin/env bash
# Sends the documented requests of the campaign messaging platform (a session by QR code, lists of recipients and blasts)
# to a running server, and checks each answer. See documented-requests.sh for BASE_URL, API_KEY and PATIENCE_SECONDS.
# SIMULATOR_URL names the simulator that scans the QR code (default http://localhost:3001, as in the demo); before a real
# WAHA a phone has to.
set -euo pipefail
. "$(dirname "$0")/checks.sh"
here=$(mktemp -d)
trap 'deafen; rm -rf "$answer" "$here"' EXIT
SIMULATOR_URL=${SIMULATOR_URL:-http://localhost:3001}

echo "Connect a session: subscribe, command, react"
listen '/?sessionId=marketing-promo' "$here/session"
call 202 -X POST "$BASE_URL/api/sessions/marketing-promo/connect"
holds '.success == true and .sessionId == "marketing-promo"'
if [ "$(jq -r .status "$answer")" != WORKING ]; then
  hears "$here/session" '"event":"qr_update"'
  hears "$here/session" '"qr":"data:image/png;base64,'
  curl --silent --fail --output /dev/null -X POST "$SIMULATOR_URL/simulator/scan/marketing-promo" ||
    echo "Scan the QR code of the session marketing-promo with a phone"
  hears "$here/session" '"status":"WORKING"'
fi
until_holds "$BASE_URL/api/sessions/marketing-promo" '.data.status == "WORKING"'

echo "There is a list of recipients"
# the demo has one of that name
curl --silent "${KEY[@]}" --output /dev/null -X DELETE "$BASE_URL/api/campaigns/recipients?campaignId=october-promo"
call 201 -X PUT "$BASE_URL/api/campaigns/recipients?campaignId=october-promo" -H 'Content-Type: application/json' \
  -d '[{"phone":"5511999999999","name":"Ana"},{"phone":"+55 11 88888-8888","name":"Bia"}]'
holds '.report.accepted == 2'

echo "Preview"
call 200 "$BASE_URL/api/campaigns/recipients?campaignId=october-promo"
holds '.success == true and .total == 2 and .columns == ["phone","name"]'
holds '.data == [{"phone":"5511999999999","name":"Ana"},{"phone":"5511888888888","name":"Bia"}]'
call 404 "$BASE_URL/api/campaigns/recipients?campaignId=november-promo"

echo "Initiate a blast"
call 202 -X POST "$BASE_URL/api/blasts" -H 'Content-Type: application/json' -d '{
  "campaignId": "october-promo",
  "sessionId": "marketing-promo",
  "message": "Hello {name}, don'"'"'t miss our amazing promo!"
}'
holds '.success == true and (.blastId | type) == "string" and .totalRecipients == 2'
blast=$(jq -r .blastId "$answer")
listen "/?blastId=$blast" "$here/blast"
hears "$here/blast" '"event":"blast_progress"'
hears "$here/blast" '"status":"completed","total":2,"sent":2,"failed":0'
until_holds "$BASE_URL/api/campaigns/$blast" '.data.status == "completed" and .data.progress.completed == 2'
holds '.data.source == "blast" and .data.session == "marketing-promo"'

echo "Initiate a blast with a spreadsheet"
if command -v python3 >/dev/null; then
  python3 "$(dirname "$0")/recipients-xlsx.py" "$here/recipients.xlsx"
else
  printf 'phone,name\n5511777777777,Cid\n5511999999999,Ana\n5511666666666,\n12,Dora\n' >"$here/recipients.xlsx"
fi
cd "$here"
call 202 -X POST "$BASE_URL/api/blasts" \
  -F "sessionId=marketing-promo" \
  -F "message=Hello {name}, don't miss our amazing promo!" \
  -F "recipientsFile=@recipients.xlsx"
holds '.report.rowsRead == 4 and .report.accepted == 2 and (.report.rejected | map(.row)) == [4, 5]'
blast=$(jq -r .blastId "$answer")
until_holds "$BASE_URL/api/campaigns/$blast" '.data.status == "completed" and .data.progress.completed == 2'

echo "Merge both, each number once"
call 202 -X POST "$BASE_URL/api/blasts" \
  -F "campaignId=october-promo" \
  -F "sessionId=marketing-promo" \
  -F "message=Hello {name}, don't miss our amazing promo!" \
  -F "recipientsFile=@recipients.xlsx"
holds '.totalRecipients == 3 and .report.duplicates == 1'

echo "All documented requests of the campaign messaging platform work ($checks checks)."
