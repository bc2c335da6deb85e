# growth.awk TABLE >SVG: how the search grows with the rounds, three panels, both axes logarithmic.
#
# The table has lines "rounds states seconds bytes". Dashed is what is compared with: growth with
# the square of the rounds, drawn through the last point, or a bound.

function log10(x) { return log(x) / log(10) }
function floor(x) { return x < int(x) ? int(x) - 1 : int(x) }
function ceil(x) { return -floor(-x) }

# A number as people say it: 3016020 is 3.02M.
function short(x) {
  if (x >= 999500) return sprintf("%.3gM", x / 1e6)
  if (x >= 999.5) return sprintf("%.3gk", x / 1e3)
  return sprintf("%.3g", x)
}
function in_unit(x, unit) {
  if (unit != "s") return short(x)
  return x < 0.9995 ? sprintf("%.3g ms", x * 1000) : sprintf("%.3g s", x)
}

function across(x) { return left + width * (log10(x) - x_low) / (x_high - x_low) }
function down(y) { return top + height * (y_high - log10(y)) / (y_high - y_low) }
function line(x1, y1, x2, y2, class) {
  printf "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", class, x1, y1, x2, y2
}
function say(x, y, anchor, class, words) {
  printf "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", class, x, y, anchor, words
}

# The frame, and a line for every decade.
function axes(title, unit,   decade) {
  for (decade = x_low; decade <= x_high; decade++) {
    line(across(10 ^ decade), top, across(10 ^ decade), top + height, "grid")
    say(across(10 ^ decade), top + height + 16, "middle", "tick", short(10 ^ decade))
  }
  for (decade = y_low; decade <= y_high; decade++) {
    line(left, down(10 ^ decade), left + width, down(10 ^ decade), "grid")
    say(left - 6, down(10 ^ decade) + 4, "end", "tick", in_unit(10 ^ decade, unit))
  }
  say(left, top - 12, "start", "title", title)
  say(left + width / 2, top + height + 34, "middle", "tick", "rounds of each thread")
}

# Dashed, from the right edge of the points until it leaves the panel.
function square(last_x, last_y,   x, y) {
  x = 10 ^ x_low
  y = last_y * (x / last_x) ^ 2
  if (log10(y) < y_low) {
    y = 10 ^ y_low
    x = last_x * sqrt(y / last_y)
  }
  line(across(x), down(y), across(last_x), down(last_y), "reference")
  say(across(last_x / 10) + 12, down(last_y / 100) + 14, "start", "note", "∝ rounds²")
}

function panel(number, title, unit, value, bound,   i, least, most) {
  left = 66 + number * 300
  least = most = value[1]
  for (i = 2; i <= count; i++) {
    if (value[i] < least) least = value[i]
    if (value[i] > most) most = value[i]
  }
  if (bound > most) most = bound
  y_low = floor(log10(least))
  y_high = ceil(log10(most * 1.2))
  axes(title, unit)
  if (bound) {
    line(left, down(bound), left + width, down(bound), "reference")
    say(left + width - 4, down(bound) - 5, "end", "note", "bound: " bound)
  } else {
    square(rounds[count], value[count])
  }
  printf "<polyline class=\"curve\" points=\""
  for (i = 1; i <= count; i++) printf "%.1f,%.1f ", across(rounds[i]), down(value[i])
  print "\"/>"
  for (i = 1; i <= count; i++) {
    printf "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", across(rounds[i]), down(value[i])
    say(across(rounds[i]) - 8, down(value[i]) - 8, "middle", "value", in_unit(value[i], unit))
  }
}

{ count++; rounds[count] = $1; states[count] = $2; seconds[count] = $3; bytes[count] = $4 }

END {
  top = 78; width = 210; height = 230
  x_low = floor(log10(rounds[1]) - 0.2)
  x_high = ceil(log10(rounds[count]) + 0.1)
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"910\" height=\"370\" viewBox=\"0 0 910 370\">"
  print "<style>text { font-family: sans-serif; fill: #222 } .head { font-size: 16px; font-weight: bold }"
  print ".title { font-size: 13px; font-weight: bold } .tick { font-size: 11px } .value { font-size: 10px }"
  print ".note { font-size: 11px; fill: #a33 } .grid { stroke: #ddd } .point { fill: #1f5fa8 }"
  print ".curve { fill: none; stroke: #1f5fa8; stroke-width: 2 }"
  print ".reference { stroke: #c44; stroke-dasharray: 5 4; stroke-width: 1.5 }</style>"
  print "<rect width=\"910\" height=\"370\" fill=\"#fff\"/>"
  say(18, 28, "start", "head", "The exhaustive search: two threads add 1 under one lock")
  panel(0, "states", "", states, 0)
  panel(1, "time of the search", "s", seconds, 0)
  panel(2, "bytes a state, beyond its key", "", bytes, 64)
  print "</svg>"
}
