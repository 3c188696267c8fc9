#!/bin/sh
# Draws the icons of all packages from assets/look/mark.svg by ImageMagick's own reader of SVG; what it draws is committed.
set -eu
cd "$(dirname "$0")/../../.."
mark=$(mktemp)
trap 'rm -f "$mark"' EXIT
# this reader strokes what has a fill unless told not to
sed 's/fill="#[0-9a-f]*"/& stroke="none"/g' assets/look/mark.svg >"$mark"
draw() { # size, file, background
  mkdir -p "$(dirname "$2")"
  convert -background "${3:-none}" -density 2304 MSVG:"$mark" -resize "$1x$1" ${3:+-alpha remove -alpha off} -strip -define png:exclude-chunk=date,time PNG8:"$2"
}
android=src/app/src/android/res
for each in ldpi=36 mdpi=48 hdpi=72 xhdpi=96 xxhdpi=144 xxxhdpi=192; do draw "${each#*=}" "$android/mipmap-${each%=*}/ic_launcher.png"; done
ios=src/app/src/ios/assets/Assets.xcassets/AppIcon.appiconset
for size in 20 29 40 58 60 76 80 87 120 152 167 180 1024; do draw "$size" "$ios/icon-$size.png" '#0d5c63'; done
draw 256 src/app/src/desktop/fieldpost.png
