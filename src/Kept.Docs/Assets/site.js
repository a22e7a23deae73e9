// What pages can do more where scripts run: search, copying, walking the lineage by arrows, ages of moments.
// Texts of the project are only ever set as text.
(() => {
  "use strict";

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // Search

  const weights = { model: 6, seed: 6, snapshot: 6, source: 5, question: 5, feed: 4, column: 3, test: 1, macro: 2 };
  const most = 40;

  const scoreOf = (entry, words) => {
    const name = entry.name;
    let score = weights[entry.kind] ?? 1;
    for (const word of words) {
      const at = name.indexOf(word);
      if (name === word) score += 100;
      else if (at === 0) score += 60 - Math.min(20, (name.length - word.length) / 2);
      else if (at > 0 && /[_\-. ]/.test(name[at - 1])) score += 45 - Math.min(20, name.length / 4);
      else if (at > 0) score += 25 - Math.min(15, name.length / 4);
      else if (entry.where.includes(word)) score += 12;
      else if (entry.text.includes(word)) score += 8;
      else return 0;
    }
    return score;
  };

  const find = (entries, query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const scored = [];
    for (const entry of entries) {
      const score = scoreOf(entry, words);
      if (score > 0) scored.push([score, entry]);
    }
    return scored.sort((a, b) => b[0] - a[0]).slice(0, most).map(pair => pair[1]);
  };

  const marked = (name, query) => {
    const word = query.trim().split(/\s+/)[0].toLowerCase();
    const at = word ? name.toLowerCase().indexOf(word) : -1;
    return at < 0 ? [name] : [name.slice(0, at), make("mark", {}, name.slice(at, at + word.length)), name.slice(at + word.length)];
  };

  const search = document.querySelector(".search");
  const input = make("input", {
    type: "search", id: "search", role: "combobox", "aria-label": "Search models, columns, tests", placeholder: "Search", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
  });
  const list = make("ul", { id: "found", class: "found", role: "listbox", "aria-label": "Results", hidden: "" });
  const count = make("div", { class: "unseen", role: "status" });
  search.append(input, make("kbd", { "aria-hidden": "true" }, "/"), list, count);

  let entries = null;
  let chosen = -1;

  const load = () => {
    if (entries || document.getElementById("index")) return;
    const script = make("script", { id: "index", src: search.dataset.index });
    script.onload = () => {
      entries = window.keptIndex.map(([kind, title, where, href, text]) =>
        ({ kind, title, href, place: where, said: text, name: title.toLowerCase(), where: where.toLowerCase(), text: text.toLowerCase() }));
      show();
    };
    document.head.append(script);
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = index => {
    const options = list.querySelectorAll("[role=option]");
    if (options.length === 0) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const show = () => {
    if (!entries || !input.value.trim()) return close();
    const found = find(entries, input.value);
    list.replaceChildren(...found.map((entry, i) => {
      const option = make("li", { role: "option", id: `found-${i}`, "aria-selected": "false", "data-href": entry.href },
        make("b", {}, ...marked(entry.title, input.value)), make("span", { class: "where" }, `${entry.kind}${entry.place ? ` · ${entry.place}` : ""}`));
      if (entry.said) option.append(make("p", {}, entry.said));
      option.addEventListener("mousedown", event => { event.preventDefault(); location.href = entry.href; });
      return option;
    }));
    if (found.length === 0) list.append(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
    count.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (found.length > 0) choose(0);
  };

  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); show(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") { if (list.hidden) input.value = ""; close(); }
    else if (event.key === "ArrowDown" && list.hidden) show();
    else if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") {
      const option = list.querySelectorAll("[role=option]")[chosen];
      if (option?.dataset.href) { close(); location.href = option.dataset.href; }
    } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", event => {
    const isTyping = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  // Lineage: one stop of the Tab key a picture; arrows walk along the columns and rows of it.

  for (const picture of document.querySelectorAll("svg.lineage")) {
    const nodes = [...picture.querySelectorAll("a.node")];
    const place = node => { const box = node.querySelector("rect"); return { x: +box.getAttribute("x"), y: +box.getAttribute("y") }; };
    const rove = node => nodes.forEach(other => other.setAttribute("tabindex", other === node ? "0" : "-1"));
    const beyond = {
      ArrowRight: (a, b) => b.x > a.x, ArrowLeft: (a, b) => b.x < a.x,
      ArrowDown: (a, b) => b.x === a.x && b.y > a.y, ArrowUp: (a, b) => b.x === a.x && b.y < a.y,
    };
    rove(picture.querySelector("[aria-current]") ?? nodes[0]);
    // Not on the picture: an SVG element that listens for focus becomes a stop of the Tab key itself.
    nodes.forEach(node => node.addEventListener("focus", () => rove(node)));
    picture.addEventListener("keydown", event => {
      const at = event.target.closest("a.node");
      if (!at || !beyond[event.key]) return;
      event.preventDefault();
      const from = place(at);
      const far = node => { const to = place(node); return Math.abs(to.x - from.x) * 4 + Math.abs(to.y - from.y); };
      const next = nodes.filter(node => beyond[event.key](from, place(node))).sort((a, b) => far(a) - far(b))[0];
      if (next) { rove(next); next.focus(); next.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    });
  }

  const centre = () => {
    for (const box of document.querySelectorAll(".focus .scroll")) {
      const node = box.querySelector("[aria-current]");
      if (!node || box.clientWidth === 0) continue;
      const at = node.getBoundingClientRect(), frame = box.getBoundingClientRect();
      box.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
      box.scrollTop += at.top + at.height / 2 - frame.top - frame.height / 2;
    }
  };
  document.querySelectorAll(".steps input").forEach(choice => choice.addEventListener("change", centre));
  centre();

  // A link to a column opens what is known of it.

  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const details = target && target.querySelector?.("td details");
    if (details) details.open = true;
  };
  addEventListener("hashchange", open);
  open();

  // Copying

  const copy = async text => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = make("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  for (const code of document.querySelectorAll("details.code")) {
    const button = make("button", { type: "button", class: "copy" }, "Copy");
    button.append(make("span", { class: "unseen" }, `: ${code.querySelector("summary").textContent}`));
    button.addEventListener("click", async () => {
      await copy(code.querySelector("code").textContent);
      button.firstChild.data = "Copied";
      setTimeout(() => { button.firstChild.data = "Copy"; }, 2000);
    });
    code.querySelector("summary").after(button);
  }

  // Ages of moments

  const units = [[31536000, "year"], [2592000, "month"], [86400, "day"], [3600, "hour"], [60, "minute"]];
  for (const time of document.querySelectorAll(".lead time, .facts time, footer time")) {
    const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, null];
    time.append(unit ? ` (${Math.floor(seconds / size)} ${unit}${seconds >= 2 * size ? "s" : ""} ago)` : " (just now)");
  }
})();
