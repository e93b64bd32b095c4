#!/usr/bin/env bash
# Sends every documented request to a running server and checks each answer: status, fields, messages.
#   java -jar target/turbozap.jar demo            in one terminal
#   src/test/sh/documented-requests.sh            in another; needs curl and jq
# BASE_URL names another server (default http://localhost:3000), API_KEY its key. A server with the default interval of
# a minute works too, but then the last check takes minutes.
set -euo pipefail

. "$(dirname "$0")/checks.sh"

echo "Health"
call 200 "$BASE_URL/health"
holds '.success == true and .message == "Turbozap backend is running"'

echo "Create a campaign"
call 201 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "default",
  "messages": [
    { "type": "text", "content": "Hello, this is a test message!" },
    { "type": "photo", "content": "https://example.com/image.jpg", "caption": "Optional caption", "filename": "image.jpg" },
    { "type": "audio", "content": "https://example.com/audio.opus" },
    { "type": "video", "content": "https://example.com/video.mp4", "caption": "Check this video!", "filename": "video.mp4", "asNote": false }
  ],
  "contacts": ["5511999999999", "5511888888888", "5511777777777"]
}'
holds '.success == true and (.campaignId | test("^campaign_[0-9]{13}_[a-z0-9]{9}$"))'
holds '.message == "Campaign created successfully with 12 requests to execute"'
campaign=$(jq -r .campaignId "$answer")

echo "Summary, requests, list"
call 200 "$BASE_URL/api/campaigns/$campaign"
holds '.data.campaignId == $id and .data.status == "pending" and .data.session == "default"' --arg id "$campaign"
holds '.data.totalMessages == 4 and .data.totalContacts == 3 and .data.totalRequests == 12'
holds '.data.createdAt | test("^[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z$")'
call 404 "$BASE_URL/api/campaigns/campaign_0000000000000_000000000"
holds '.success == false and (.message | type) == "string"'
call 200 "$BASE_URL/api/campaigns/$campaign/requests"
holds '.totalRequests == 12 and (.data | length) == 12 and all(.data[]; .method == "POST")'
holds '.data[0].headers.accept == "application/json" and .data[0].headers["Content-Type"] == "application/json"'
holds '.data[0].data == {"session":"default","chatId":"5511999999999@c.us","text":"Hello, this is a test message!"}'
holds '.data[1].data == {"session":"default","chatId":"5511999999999@c.us","file":{"mimetype":"image/jpeg","url":"https://example.com/image.jpg","filename":"image.jpg"},"caption":"Optional caption"}'
holds '.data[2].data == {"session":"default","chatId":"5511999999999@c.us","file":{"mimetype":"audio/ogg; codecs=opus","url":"https://example.com/audio.opus"},"convert":false}'
holds '.data[3].data == {"session":"default","chatId":"5511999999999@c.us","file":{"mimetype":"video/mp4","url":"https://example.com/video.mp4","filename":"video.mp4"},"caption":"Check this video!","asNote":false,"convert":false}'
call 200 "$BASE_URL/api/campaigns"
holds '.totalCampaigns >= 1 and any(.data[]; .campaignId == $id)' --arg id "$campaign"

echo "Execute, twice, then stop"
call 202 -X POST "$BASE_URL/api/campaigns/$campaign/execute"
holds '.campaignId == $id and .message == "Campaign execution started"' --arg id "$campaign"
holds '.worker.session == "default" and .worker.isActive == true'
holds '.worker.totalRequests >= 12 and .worker.pendingRequests >= 0'
total=$(jq .worker.totalRequests "$answer")
call 202 -X POST "$BASE_URL/api/campaigns/$campaign/execute"
holds '.worker.totalRequests == $total' --argjson total "$total"
call 404 -X POST "$BASE_URL/api/campaigns/campaign_0000000000000_000000000/execute"
call 200 "$BASE_URL/api/campaigns/queue/status"
holds '.stats.totalSessions >= 1 and .stats.activeSessions >= 1 and .stats.totalRequests >= 12 and .stats.totalPending >= 0'
holds 'any(.workers[]; .session == "default" and .isActive and .totalRequests >= 12 and .pendingRequests >= 0)'
call 200 -X POST "$BASE_URL/api/campaigns/$campaign/stop"
holds '.campaignId == $id and .message == "Campaign stopped"' --arg id "$campaign"
call 200 -X POST "$BASE_URL/api/campaigns/$campaign/stop"
call 404 -X POST "$BASE_URL/api/campaigns/campaign_0000000000000_000000000/stop"
call 200 "$BASE_URL/api/campaigns/$campaign"
holds '.data.status == "stopped" or .data.status == "completed"'

echo "Example 1 and 2: two contacts, three messages"
call 201 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "default",
  "messages": [{ "type": "text", "content": "Hello from Turbozap!" }],
  "contacts": ["5511999999999", "5511888888888"]
}'
holds '.message == "Campaign created successfully with 2 requests to execute"'
example1=$(jq -r .campaignId "$answer")
call 202 -X POST "$BASE_URL/api/campaigns/$example1/execute"
call 201 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "session_sales",
  "messages": [
    { "type": "text", "content": "Check out our new product!" },
    { "type": "photo", "content": "https://example.com/product.jpg", "caption": "New Product - Limited Offer", "filename": "product.jpg" },
    { "type": "text", "content": "Click here to buy: https://example.com" }
  ],
  "contacts": ["5511999999999", "5511888888888", "5511777777777"]
}'
holds '.message == "Campaign created successfully with 9 requests to execute"'

echo "Example 3: sessions in parallel"
call 201 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "session_a",
  "messages": [{"type": "text", "content": "Message from Session A"}],
  "contacts": ["5511111111111"]
}'
session_a=$(jq -r .campaignId "$answer")
call 201 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "session_b",
  "messages": [{"type": "text", "content": "Message from Session B"}],
  "contacts": ["5522222222222"]
}'
session_b=$(jq -r .campaignId "$answer")
call 202 -X POST "$BASE_URL/api/campaigns/$session_a/execute"
call 202 -X POST "$BASE_URL/api/campaigns/$session_b/execute"
call 200 "$BASE_URL/api/campaigns/queue/status"
holds '[.workers[].session] | contains(["session_a", "session_b"])'

echo "Example 4: validation errors"
call 400 -X POST "$BASE_URL/api/campaigns/create" -H 'Content-Type: application/json' -d '{
  "session": "default",
  "messages": []
}'
holds '. == {"success":false,"message":"Validation failed","errors":[
  {"path":"messages","message":"Array must contain at least 1 element(s)"},
  {"path":"contacts","message":"Required"}]}'

echo "Stop all workers, and let them go on"
call 200 -X POST "$BASE_URL/api/campaigns/queue/stop-all"
holds '.success == true and .message == "All workers stopped"'
call 200 "$BASE_URL/api/campaigns/queue/status"
holds '.stats.activeSessions == 0'
call 200 -X POST "$BASE_URL/api/campaigns/queue/resume-all"
holds '.success == true'

echo "Wait until examples 1 and 3 are sent"
for id in "$example1" "$session_a" "$session_b"; do
  deadline=$((SECONDS + PATIENCE_SECONDS))
  while call 200 "$BASE_URL/api/campaigns/$id" && [ "$(jq -r .data.status "$answer")" != completed ]; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "FAILED: $id is not completed" >&2; cat "$answer" >&2; exit 1; }
    sleep 0.2
  done
  holds '.data.progress.completed == .data.totalRequests'
  call 409 -X POST "$BASE_URL/api/campaigns/$id/execute"
done

echo "All documented requests work ($checks checks)."
