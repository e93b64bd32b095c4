#!/usr/bin/env bash
# Sends the documented requests of the campaign messaging platform (lists of recipients and blasts) to a running server,
# and checks each answer. See documented-requests.sh for BASE_URL, API_KEY and PATIENCE_SECONDS.
set -euo pipefail
. "$(dirname "$0")/checks.sh"
here=$(mktemp -d)
trap 'rm -rf "$answer" "$here"' EXIT

echo "There is a list of recipients"
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
