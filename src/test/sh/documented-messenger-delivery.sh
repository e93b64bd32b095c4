#!/usr/bin/env bash
# Sends the documented requests of the messenger delivery system (faces /scheduled and /delivered) to a running server,
# which has to have a provider of SMS, and checks each answer. See documented-requests.sh for BASE_URL, API_KEY and
# PATIENCE_SECONDS.
set -euo pipefail
. "$(dirname "$0")/checks.sh"

echo "Health"
call 200 "$BASE_URL/health"
holds '.success == true and .store == "up"'

echo "Schedule a message"
call 201 -X POST "$BASE_URL/scheduled" -H 'Content-Type: application/json' -d '{
  "recipient": "5511999999999",
  "message": "Hello from the API!",
  "sendAt": 1735689600000,
  "channel": "whatsapp"
}'
holds '.recipient == "5511999999999" and .message == "Hello from the API!" and .sendAt == 1735689600000'
holds '(.id | type) == "string" and .channel == "whatsapp"'
due=$(jq -r .id "$answer")

echo "Update one by any field, also to the other channel"
call 201 -X POST "$BASE_URL/scheduled" -H 'Content-Type: application/json' \
  -d '{"recipient":"5511888888888","message":"Later {name}","sendAt":4102444800000,"channel":"whatsapp"}'
holds '.status == "scheduled" and .message == "Later {name}"'
later=$(jq -r .id "$answer")
call 200 "$BASE_URL/scheduled"
holds 'type == "array" and any(.[]; .id == $id)' --arg id "$later"
call 200 -X PUT "$BASE_URL/scheduled/$later" -H 'Content-Type: application/json' -d '{
  "message": "Updated message",
  "channel": "sms"
}'
holds '.id == $id and .message == "Updated message" and .channel == "sms" and .sendAt == 4102444800000' --arg id "$later"
call 200 -X PUT "$BASE_URL/scheduled/$later" -H 'Content-Type: application/json' -d '{"sendAt":1735689600000}'

echo "Both leave, each by its channel"
for id in "$due" "$later"; do
  until_holds "$BASE_URL/delivered" 'type == "array" and any(.[]; .id == $id)' --arg id "$id"
done
holds 'any(.[]; .id == $id and .channel == "sms" and .message == "Updated message")' --arg id "$later"
holds 'any(.[]; .id == $id and .channel == "whatsapp" and .status == "sent" and (.deliveryStatus | type) == "string")' \
  --arg id "$due"
until_holds "$BASE_URL/scheduled" 'all(.[]; .id != $due and .id != $later)' --arg due "$due" --arg later "$later"
call 409 -X PUT "$BASE_URL/scheduled/$due" -H 'Content-Type: application/json' -d '{"message":"Too late"}'
call 409 -X DELETE "$BASE_URL/scheduled/$due"

echo "Cancel one"
call 201 -X POST "$BASE_URL/scheduled" -H 'Content-Type: application/json' \
  -d '{"recipient":"5511999999999","message":"Never","sendAt":4102444800000,"channel":"whatsapp"}'
never=$(jq -r .id "$answer")
call 204 -X DELETE "$BASE_URL/scheduled/$never"
call 404 -X DELETE "$BASE_URL/scheduled/$never"
call 400 -X POST "$BASE_URL/scheduled" -H 'Content-Type: application/json' \
  -d '{"recipient":"5511999999999","message":"Seconds","sendAt":1735689600,"channel":"whatsapp"}'
holds '.errors[0].path == "sendAt" and (.errors[0].message | test("milliseconds expected"))'

echo "All documented requests of the messenger delivery system work ($checks checks)."
