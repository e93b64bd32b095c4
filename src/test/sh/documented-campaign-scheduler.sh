#!/usr/bin/env bash
# Sends the documented requests of the campaign scheduler (face /campaigns, with its address book) to a running server and
# checks each answer. See documented-requests.sh for BASE_URL, API_KEY and PATIENCE_SECONDS.
set -euo pipefail
. "$(dirname "$0")/checks.sh"

echo "An address book"
name="Ana $RANDOM$RANDOM"
number="55119$((RANDOM % 9000 + 1000))$((RANDOM % 9000 + 1000))"
call 201 -X POST "$BASE_URL/contacts" -H 'Content-Type: application/json' \
  -d "{\"name\":\"$name\",\"phone_number\":\"+$number\"}"
holds '(.id | test("^[0-9a-f-]{36}$")) and .name == $name and .phone_number == $number' \
  --arg name "$name" --arg number "$number"
contact=$(jq -r .id "$answer")
call 409 -X POST "$BASE_URL/contacts" -H 'Content-Type: application/json' \
  -d "{\"name\":\"Somebody else\",\"phone_number\":\"$number\"}"
holds '.success == false'
call 200 "$BASE_URL/contacts?search=${number:4}"
holds 'any(.[]; .id == $id)' --arg id "$contact"
call 200 -X PATCH "$BASE_URL/contacts/$contact" -H 'Content-Type: application/json' -d '{"fields":{"city":"Lisboa"}}'
holds '.fields.city == "Lisboa" and .name == $name' --arg name "$name"

echo "1. Schedule a new campaign"
call 201 --location "$BASE_URL/campaigns" --header 'Content-Type: application/json' --data '{
    "message_body": "Hello! This is a test campaign message.",
    "scheduled_at": "2025-10-04T12:00:00.000Z"
}'
holds '.message_body == "Hello! This is a test campaign message." and .scheduled_at == "2025-10-04T12:00:00.000Z"'
holds '(.id | test("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")) and (.status == "PENDING")'
holds '[.created_at, .updated_at] | all(test("^[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z$"))'
campaign=$(jq -r .id "$answer")

echo "2. Check the campaign's status until it is complete"
until_holds "$BASE_URL/campaigns/$campaign" '.status == "COMPLETE"'
holds '.id == $id and .scheduled_at == "2025-10-04T12:00:00.000Z" and .updated_at >= .created_at' --arg id "$campaign"
call 200 "$BASE_URL/campaigns/$campaign/analytics"
holds '.status == "COMPLETE" and .sent >= 1 and .sent + .failed + .uncertain + .skipped == .total_contacts'
call 200 "$BASE_URL/campaigns"
holds 'any(.[]; .id == $id)' --arg id "$campaign"
call 200 "$BASE_URL/api/campaigns/$campaign"
holds '.data.status == "completed" and .data.source == "address_book"'
call 200 "$BASE_URL/api/campaigns/$campaign/deliveries"
holds '.success == true and (.data | length) >= 1 and all(.data[]; .status == "completed")'
call 200 "$BASE_URL/api/campaigns/$campaign/deliveries" -H 'Accept: text/csv'
grep -q '^id,index,chatId,session,status,' "$answer" || { echo "FAILED: no CSV" >&2; cat "$answer" >&2; exit 1; }
call 409 -X DELETE "$BASE_URL/campaigns/$campaign"

echo "Change and cancel before the start"
call 201 "$BASE_URL/campaigns" -H 'Content-Type: application/json' \
  -d "{\"message_body\":\"Hi {name}\",\"scheduled_at\":\"2099-10-04T12:00:00+02:00\",\"contact_ids\":[\"$contact\"]}"
holds '.status == "PENDING" and .scheduled_at == "2099-10-04T10:00:00.000Z"'
later=$(jq -r .id "$answer")
call 200 -X PATCH "$BASE_URL/campaigns/$later" -H 'Content-Type: application/json' -d '{"message_body":"Bye {name}"}'
holds '.message_body == "Bye {name}" and .scheduled_at == "2099-10-04T10:00:00.000Z" and .contact_ids == [$id]' \
  --arg id "$contact"
call 204 -X DELETE "$BASE_URL/campaigns/$later"
call 404 "$BASE_URL/campaigns/$later"
call 400 "$BASE_URL/campaigns" -H 'Content-Type: application/json' -d '{"scheduled_at":"2025-10-04T12:00:00"}'
holds '[.errors[].path] | sort == ["message_body", "scheduled_at"]'
call 204 -X DELETE "$BASE_URL/contacts/$contact"
call 404 "$BASE_URL/contacts/$contact"

echo "All documented requests of the campaign scheduler work ($checks checks)."
