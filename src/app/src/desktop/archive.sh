#!/bin/sh
# Lays out the app's classes as they are in memory, so that it starts in half the time. Java takes them only where the jars still lie
# where they lay, so this runs when the package is installed, from where it was installed. "path" only says the class path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
path=$(sed -n 's/^app\.classpath=\$APPDIR/\$APPDIR/p' "$here/Fieldpost.cfg" | sed "s|\$APPDIR|$here|" | paste -sd: -)
if [ "${1:-}" = path ]; then echo "$path"; exit; fi
"$here/../runtime/bin/java" -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$here/classes.txt" \
  -XX:SharedArchiveFile="$here/fieldpost.jsa" -cp "$path" >/dev/null 2>&1
