# Pages in a headless Chromium. A machine without one skips; in CI, a skip is a failure.
#
#   needs_browser            skips the test if there is none
#   dom PAGE [OPTION...]     prints the page as the browser sees it after its script has run
#   looked_at PAGE [OPTION...]
#                            what pages/look.js finds in the page at 360, 800 and 1600 pixels, as
#                            JSON, one line a width

needs_browser() { command -v chromium >/dev/null || skip "chromium is not installed"; }

dom() {
  local page=$1
  shift
  timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$BATS_TEST_TMPDIR/browser" --allow-file-access-from-files \
    --virtual-time-budget=20000 "$@" --dump-dom "file://$page" 2>"$BATS_TEST_TMPDIR/browser.log"
}

# The page's own policy would not let a test look at it: a copy goes without, in a frame of each
# width, and tells the page around it what it found.
looked_at() {
  local page=$1 here=$BATS_TEST_TMPDIR/look
  shift
  mkdir -p "$here"
  { sed 's/<meta http-equiv="Content-Security-Policy"[^>]*>//' "$page"
    echo '<script>'
    cat "$BATS_TEST_DIRNAME/pages/look.js"
    echo '</script>'; } >"$here/page.html"
  cat >"$here/frames.html" <<'HTML'
<!DOCTYPE html><meta name="color-scheme" content="light dark"><pre id="found"></pre>
<script>addEventListener("message", (event) => { found.append(event.data + "\n"); });</script>
<iframe src="page.html" width="360" height="800"></iframe>
<iframe src="page.html" width="800" height="800"></iframe>
<iframe src="page.html" width="1600" height="800"></iframe>
HTML
  dom "$here/frames.html" "$@" | sed -n '/<pre id="found">/,/<\/pre>/p' | sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | grep '^{'
}
