#!/usr/bin/env bash
# Sends the documented requests of the helpdesk (faces /auth and /orgs) to a running server on which nobody has signed up
# yet, and checks each answer. See documented-requests.sh for BASE_URL, API_KEY and PATIENCE_SECONDS.
set -euo pipefail
. "$(dirname "$0")/checks.sh"

post() {
  local status=$1 path=$2 body=$3
  shift 3
  call "$status" -X POST "$BASE_URL$path" -H 'Content-Type: application/json' -d "$body" "$@"
}

echo "Create organisation and admin user"
email="admin-$$@acme.example"
signup='{"orgName":"Acme","name":"Ada Admin","email":"'$email'","password":"a long enough password"}'
post 201 /auth/signup "$signup"
holds '.user.role == "ADMIN" and .user.email == $email and (.accessToken, .refreshToken | type) == "string"' --arg email "$email"
org=$(jq -r .user.orgId "$answer")
post 400 /auth/signup "$signup"
holds '.statusCode == 400 and .error == "Bad Request" and .message == "Email already in use"'

echo "Log in with e-mail and password"
post 401 /auth/login '{"email":"'$email'","password":"wrong"}'
holds '.statusCode == 401 and .message == "Invalid credentials"'
post 200 /auth/login '{"email":"'$email'","password":"a long enough password"}'
token=$(jq -r .accessToken "$answer")
refresh=$(jq -r .refreshToken "$answer")

echo "Get current user"
call 401 "$BASE_URL/auth/me"
call 200 "$BASE_URL/auth/me" -H "Authorization: Bearer $token"
holds '.email == $email and .orgId == $org and .organisation.name == "Acme"' --arg email "$email" --arg org "$org"

echo "Get new access token"
post 200 /auth/refresh '{"refreshToken":"'$refresh'"}'
holds '(.accessToken | type) == "string"'
token=$(jq -r .accessToken "$answer")

echo "Create an invite, and accept it"
post 201 /orgs/users/invites '{"email":"agent-'$$'@acme.example","role":"AGENT"}' -H "Authorization: Bearer $token"
invite=$(jq -r '.inviteLink | split("/") | last' "$answer")
post 201 /auth/accept-invite '{"token":"'$invite'","name":"Bob Agent","password":"a long enough password"}'
holds '.user.role == "AGENT" and .user.orgId == $org' --arg org "$org"
agent=$(jq -r .accessToken "$answer")
agent_id=$(jq -r .user.id "$answer")
post 403 /orgs/users/invites '{"email":"eva@acme.example","role":"AGENT"}' -H "Authorization: Bearer $agent"

echo "List and deactivate users"
call 200 "$BASE_URL/orgs/users" -H "Authorization: Bearer $token"
holds 'type == "array" and length == 2'
post 200 "/orgs/users/$agent_id/deactivate" '{}' -H "Authorization: Bearer $token"
holds '.isActive == false'
call 401 "$BASE_URL/auth/me" -H "Authorization: Bearer $agent"

echo "$checks checks passed"
