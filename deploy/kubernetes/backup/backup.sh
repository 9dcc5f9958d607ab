#!/bin/sh
# backup.sh DATABASE: dumps it to /backup, and deletes what is older than 30 days once the new dump is whole.
set -eu
umask 077
cd "${BACKUP_FOLDER:-/backup}"
rm -f ./*.part
file=$1-$(date -u +%FT%H%M).gz
mongodump --quiet --uri="$(cat "${SPRO_SECRETS:-/run/secrets/spro}/spring.mongodb.uri")" --gzip --archive="$file.part"
# An empty or a cut file is no dump.
gzip -t "$file.part"
[ -s "$file.part" ]
mv "$file.part" "$file"
find . -name "$1-*.gz" -mtime +29 -delete
ls -l "$file"
