#!/bin/sh
# Makes a desktop's package: package.sh JARS OUT VERSION [TYPE]. JARS is a folder with the app's jar (fieldpost-app*.jar) and all it
# needs; TYPE is what jpackage calls it: deb, rpm, msi, dmg, app-image; by default what fits this system.
set -eu
jars=$1 out=$2 version=$3 type=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
if [ -z "$type" ]; then case $(uname -s) in Linux) type=deb ;; Darwin) type=dmg ;; *) type=msi ;; esac; fi

# macOS takes no version that begins with 0
if [ "$(uname -s)" = Darwin ]; then case $version in 0.*) version=1.${version#0.} ;; esac; fi

rm -rf "$out" && mkdir -p "$out"
# what the app, JavaFX, SQLite and HTTP ask of the JDK; the locales of its six languages
"$java/bin/jlink" --output "$out/runtime" --strip-debug --no-header-files --no-man-pages --compress=0 \
  --add-modules java.base,java.desktop,java.logging,java.management,java.net.http,java.scripting,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.unsupported \
  --include-locales=en,fr,es,ar,pt,sw
# Java's own classes, laid out as they are in memory
"$out/runtime/bin/java" -XX:+UseSerialGC -Xshare:dump >/dev/null

set -- --type app-image --dest "$out" --name Fieldpost --app-version "$version" --input "$jars" --runtime-image "$out/runtime" \
  --main-jar "$(basename "$(ls "$jars"/fieldpost-app*.jar | head -n 1)")" --main-class org.fieldpost.app.DesktopMain \
  --vendor Fieldpost --description "Offline field notebook for peacekeeping patrols" \
  --java-options -XX:+UseSerialGC --java-options -XX:TieredStopAtLevel=1 --java-options -Xshare:auto --java-options -Xmx512m
case $(uname -s) in Linux)
  # the app's classes too, once they lie where they stay (archive.sh)
  set -- "$@" --icon "$here/fieldpost.png" --java-options '-XX:SharedArchiveFile=$APPDIR/fieldpost.jsa' ;;
esac
"$java/bin/jpackage" "$@"
case $(uname -s) in Linux)
  app=$out/Fieldpost/lib/app
  install -m 755 "$here/archive.sh" "$app/archive.sh"
  if command -v xvfb-run >/dev/null; then
    # which classes a start needs
    xvfb-run -a "$out/Fieldpost/lib/runtime/bin/java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$app/classes.txt" \
      -cp "$(sh "$app/archive.sh" path)" org.fieldpost.app.DesktopMain --try --data="$out/tried" >"$out/tried.log" 2>&1 ||
      { echo "The app did not show its first screen:"; tail -n 20 "$out/tried.log"; exit 1; }
  else
    echo "No xvfb-run: this package will not archive the app's classes and starts more slowly."
  fi ;;
esac
[ "$type" = app-image ] && exit 0

image=$out/Fieldpost
[ -d "$image" ] || image=$out/Fieldpost.app
set -- --type "$type" --dest "$out" --name Fieldpost --app-version "$version" --app-image "$image" --vendor Fieldpost \
  --description "Offline field notebook for peacekeeping patrols"
case $type in
  deb) set -- "$@" --linux-package-name fieldpost --linux-shortcut --linux-app-category utils --linux-deb-maintainer fieldpost@localhost \
    --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0, libgl1, libxtst6" \
    --resource-dir "$here/deb" ;;
  msi) set -- "$@" --win-menu --win-per-user-install ;;
esac
"$java/bin/jpackage" "$@"
