// What is wrong with this page? Run inside of it; tells the page around it, as one line of JSON.
"use strict";
addEventListener("load", () => {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.tagName} ${element.id || element.className} ${element.textContent.trim().slice(0, 40)}`);
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  // Headings go down one step at a time, and there is one h1.
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`heading after h${level}`, heading);
    if (!heading.textContent.trim()) say("empty heading", heading);
    level = next;
  }
  if (all("h1").length !== 1) say("not one h1", document.body);

  // Tables have headers with a scope; fields have labels; links lead somewhere.
  for (const table of all("table")) {
    if (!table.querySelector("thead th[scope=col]")) say("no column header", table);
    for (const row of all("tbody tr")) if (!row.querySelector("th[scope=row]")) say("no row header", row);
  }
  for (const field of all("input, select")) if (!field.labels.length) say("no label", field);
  const ids = new Set();
  for (const element of all("[id]")) ids.has(element.id) ? say("id twice", element) : ids.add(element.id);
  for (const link of all('a[href^="#"]')) if (!ids.has(link.hash.slice(1))) say("link to nowhere", link);
  for (const box of all(".wide, pre")) if (box.tabIndex !== 0) say("scrolls, but not by keyboard", box);

  // Contrast, of each element that has text of its own to what lies behind it.
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = channels(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
      if (colour[3] !== 0) say("half transparent", element);
    }
    return [255, 255, 255];
  };
  let lowest = 21, texts = 0;
  for (const element of all("body *")) {
    const own = Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || ["SCRIPT", "STYLE", "TITLE", "OPTION"].includes(element.tagName.toUpperCase()) || element.closest("[hidden]")) continue;
    const style = getComputedStyle(element);
    const colour = channels(element instanceof SVGElement ? style.fill : style.color);
    const [one, other] = [light(colour), light(behind(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    texts += 1;
    lowest = Math.min(lowest, contrast);
    if (contrast < 4.5) say(`contrast ${contrast.toFixed(2)}`, element);
  }

  if (document.documentElement.scrollWidth > innerWidth) say(`wider than ${innerWidth}`, document.body);

  // What the script of the page does, by clicks and keys.
  const done = {};
  const table = document.getElementById("marks");
  if (table) {
    const names = () => Array.from(table.tBodies[0].rows).filter((row) => !row.hidden).map((row) => row.cells[0].textContent);
    done.names = names();
    const heads = Array.from(table.tHead.rows[0].cells);
    heads[0].querySelector("button").click();
    done.sorted = names();
    heads[heads.length - 1].querySelector("button").click();
    done.by_total = names();
    done.sort = heads[heads.length - 1].getAttribute("aria-sort");
    const word = document.getElementById("by-word");
    done.words = Array.from(word.options).map((option) => option.value);
    word.value = "race";
    word.dispatchEvent(new Event("input", { bubbles: true }));
    done.racy = names();
    done.shown = document.getElementById("shown").textContent;
    const first = table.querySelector("tbody tr:not([hidden]) a");
    first.focus();
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
    done.focus = document.activeElement.textContent;
    done.outline = getComputedStyle(document.activeElement).outlineStyle;
  }
  parent.postMessage(JSON.stringify({
    width: innerWidth, dark: matchMedia("(prefers-color-scheme: dark)").matches, texts, lowest: Number(lowest.toFixed(2)), faults: faults.slice(0, 20), done,
  }), "*");
});
