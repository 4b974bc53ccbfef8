"use strict";
(async () => {
  const MOST_IN_HEAT = 400, MOST_PRINTED = 3000;
  const el = (id) => document.getElementById(id);

  // What is long is embedded as gzip in base64.
  async function unpack(id) {
    const node = el(id);
    if (node.type !== "application/gzip") return node.textContent;
    const packed = atob(node.textContent);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  const data = JSON.parse(await unpack("cftscore-page"));
  const words = data.words;
  const collator = new Intl.Collator("vi", { numeric: true });
  const say = (key, values = {}) =>
    words[key].replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ""));

  // As the country writes them: 1.650 and 98,5 in Vietnamese, 1,650 and 98.5 in English.
  const [thousands, point] = data.lang === "vi" ? [".", ","] : [",", "."];

  function number(value) {
    if (value === null || value === undefined) return "";
    if (typeof value === "string") return value;
    const [whole, fraction] = String(value).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
    return fraction ? grouped + point + fraction : grouped;
  }

  // A quotient has two decimals or more: JSON does not keep its last zeros.
  function quantity(value, item) {
    if (value === null) return "?";
    if (typeof value === "string") return say(value);
    if (!item.quotient) return number(value);
    const [whole, fraction = ""] = String(value).split(".");
    return number(whole * 1) + point + fraction.padEnd(2, "0") + item.unit;
  }

  // The whole document, the same as `--format json` gives; a country's takes a moment to unpack.
  let whole = null;
  const load = async () => { whole ??= JSON.parse(await unpack("cftscore-document")); };

  const fold = (text) =>
    text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

  // Names are only ever set as text.
  function make(tag, properties = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "text") node.textContent = value;
      else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }

  // Those that failed first; each keeps the place that it has in the whole document.
  const firstListed = (row) =>
    ["fail", "incomplete", "not_submitted", "pass"].indexOf(data.verdicts[row.verdict][0]);
  const rows = data.communes.map((row, index) => {
    const [code, name, province, district, unitClass, verdict, levels] = row;
    const [least, most, points, reasons, source] = row.slice(7);
    return { index, code, name, province, district, unitClass, verdict, levels, least, most, points,
             reasons, source, key: fold(name) + " " + code };
  }).sort((a, b) => firstListed(a) - firstListed(b));
  const province = (row) => data.provinces[row.province];
  const district = (row) => (row.district < 0 ? "" : data.districts[row.district][0]);
  const required = (row) => (row.unitClass < 0 ? null : data.classes[row.unitClass][1]);
  const hasDistricts = data.districts.length > 0;
  const severalProvinces = data.provinces.length > 1;

  // --- the state: what is filtered, sorted, opened

  const state = { sort: "", down: false, page: 0, size: 50, open: new Set() };
  const fields = { text: el("f-text"), province: el("f-province"), district: el("f-district"),
                   verdict: el("f-verdict"), criterion: el("f-criterion") };
  let view = rows;

  const option = (value, text) => make("option", { value, text });
  const alphabetical = (names) =>
    names.map((name, index) => [index, name]).sort((a, b) => collator.compare(a[1], b[1]));

  function fillChoices() {
    fields.province.append(option("", say("all_provinces")),
      ...alphabetical(data.provinces).map(([index, name]) => option(index, name)));
    fields.verdict.append(option("", say("all_verdicts")),
      ...data.verdicts.map(([, label], index) => option(index, label)));
    fields.criterion.append(option("", say("all_criteria")),
      ...data.criteria.flatMap((one, index) =>
        one.withheld ? [] : [option(index, say("misses", { n: one.id }) + ": " + one.title)]));
    fillDistricts();
    el("p-province").hidden = !severalProvinces;
    el("p-district").hidden = !hasDistricts;
  }

  function fillDistricts() {
    const within = fields.province.value;
    const some = alphabetical(data.districts.map(([name]) => name))
      .filter(([index]) => within === "" || data.districts[index][1] === Number(within));
    fields.district.replaceChildren(option("", say("all_districts")),
      ...some.map(([index, name]) => option(index, name)));
  }

  function refresh() {
    const text = fold(fields.text.value.trim());
    const is = (field, value) => field.value === "" || Number(field.value) === value;
    view = rows.filter((row) => row.key.includes(text)
      && is(fields.province, row.province) && is(fields.district, row.district)
      && is(fields.verdict, row.verdict)
      && (fields.criterion.value === "" || row.levels[Number(fields.criterion.value)] === "0"));
    sortView();
    state.page = 0;
    el("count").textContent = say("communes", { n: number(view.length) });
    showTable();
    showHeat();
  }

  const sortKeys = {
    name: (row) => row.name, district, province, verdict: (row) => row.verdict,
    points: (row) => row.least, required,
  };

  function sortView() {
    const key = sortKeys[state.sort];
    if (!key) return;
    const sign = state.down ? -1 : 1;
    const empty = (value) => value === null || value === undefined || value === "";
    const keyed = view.map((row) => [key(row), row]);
    // What has no value stands last, whichever way; what is alike keeps the order of the register.
    keyed.sort(([a, one], [b, other]) => {
      if (empty(a) || empty(b)) return empty(a) - empty(b) || one.index - other.index;
      const order = typeof a === "string" ? collator.compare(a, b) : a - b;
      return sign * order || one.index - other.index;
    });
    view = keyed.map(([, row]) => row);
  }

  // --- the table

  const columns = [["name"], ["district", "wide"], ["province", "wide"], ["verdict"],
                   ["points", "n"], ["required", "n wide"], ["reasons", "wide"]]
    .filter(([key]) => (key !== "district" || hasDistricts) && (key !== "province" || severalProvinces)
      && (!data.public || !["points", "required", "reasons"].includes(key)));

  // Browsers do not paint buttons in the heads that they repeat on each sheet of paper.
  function showHead(onPaper = false) {
    const head = columns.map(([key, kind = ""]) => {
      const text = say(key === "name" ? "commune" : key);
      if (onPaper || !sortKeys[key]) return make("th", { scope: "col", class: kind, text });
      return make("th", { scope: "col", class: kind, "data-key": key },
        make("button", { type: "button", text, onclick: () => sortBy(key) }));
    });
    el("communes").tHead.replaceChildren(make("tr", {}, ...head));
    markSorted();
  }

  function markSorted() {
    for (const head of el("communes").tHead.querySelectorAll("th[data-key]")) {
      if (head.dataset.key !== state.sort) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    }
  }

  function sortBy(key) {
    state.down = state.sort === key && !state.down;
    state.sort = key;
    markSorted();
    refresh();
  }

  const span = (row) =>
    row.least === row.most ? number(row.least) : number(row.least) + "–" + number(row.most);

  function cellOf(key, kind, row) {
    const node = make(key === "name" ? "th" : "td", { class: kind });
    if (key === "name") {
      node.scope = "row";
      const opened = state.open.has(row.index);
      const below = [hasDistricts ? district(row) : "", severalProvinces ? province(row) : ""];
      node.append(make("button", { type: "button", class: "open", text: row.name,
        "aria-expanded": opened, "aria-controls": opened ? "d" + row.index : null,
        "data-index": row.index, onclick: () => toggle(row) }),
        make("span", { class: "sub narrow", text: below.filter(Boolean).join(", ") }));
    } else if (key === "verdict") {
      const [code, label] = data.verdicts[row.verdict];
      node.append(make("span", { class: "v v-" + code, text: label }));
    } else if (key === "points") node.textContent = row.least === null ? "" : span(row);
    else if (key === "reasons") node.textContent = row.reasons;
    else node.textContent = number(sortKeys[key](row));
    return node;
  }

  function showTable() {
    const pages = Math.max(1, Math.ceil(view.length / state.size));
    state.page = Math.min(state.page, pages - 1);
    const from = state.page * state.size;
    const shown = view.slice(from, from + state.size);
    const body = shown.flatMap((row) => {
      const line = make("tr", {}, ...columns.map(([key, kind]) => cellOf(key, kind, row)));
      return state.open.has(row.index) ? [line, detail(row)] : [line];
    });
    if (!body.length) {
      body.push(make("tr", {}, make("td", { colspan: columns.length, text: say("none") })));
    }
    el("communes").tBodies[0].replaceChildren(...body);
    el("range").textContent = say("range", { from: number(view.length ? from + 1 : 0),
      to: number(from + shown.length), n: number(view.length) });
    el("previous").disabled = state.page === 0;
    el("next").disabled = state.page >= pages - 1;
  }

  async function toggle(row) {
    await load();
    if (!state.open.delete(row.index)) state.open.add(row.index);
    showTable();
    const button = el("communes").querySelector(`button[data-index="${row.index}"]`);
    if (button) button.focus();
  }

  // --- one commune opened

  function detail(row) {
    const facts = [["code", row.code]];
    if (row.unitClass >= 0) facts.push(["class", data.classes[row.unitClass][0]]);
    if (!data.public && required(row) !== null) facts.push(["required", number(required(row))]);
    if (!data.public && row.reasons) facts.push(["reasons", row.reasons]);
    if (row.source !== undefined && row.source !== null) facts.push(["source", data.sources[row.source]]);
    const list = make("dl", { class: "facts" }, ...facts.map(([key, text]) =>
      make("div", {}, make("dt", { text: say(key) }), make("dd", { class: "break", text }))));
    const inside = /^[-w]*$/.test(row.levels)
      ? make("p", { text: say("not_submitted") })
      : data.public ? metTable(row) : itemsTable(row);
    const cell = make("td", { colspan: columns.length }, list, inside);
    return make("tr", { class: "detail", id: "d" + row.index }, cell);
  }

  const levelWord = { m: "met", 0: "missed", u: "unknown", w: "withheld" };

  function metTable(row) {
    const lines = data.criteria.map((one, place) => make("tr", {},
      make("th", { scope: "row", text: say("criterion", { n: one.id, title: one.title }) }),
      make("td", { text: say(levelWord[row.levels[place]] || "unknown") })));
    const table = make("table", { class: "met" }, make("tbody", {}, ...lines));
    table.setAttribute("aria-label", say("details", { name: row.name }));
    return table;
  }

  function itemsTable(row) {
    const heads = ["item", "value", "band", "points", "article", "cells"].map((key) =>
      make("th", { scope: "col", class: key === "points" ? "n" : "", text: say(key) }));
    const lines = [];
    data.criteria.forEach((criterion, order) => {
      const results = whole.communes[row.index].criteria[order].items;
      const title = say("criterion", { n: criterion.id, title: criterion.title });
      lines.push(make("tr", { class: "head" },
        make("th", { scope: "rowgroup", colspan: 3, text: title }),
        make("td", { class: "n", text: number(row.points[order]) + " / " + number(criterion.max) }),
        make("td", { colspan: 2 })));
      criterion.items.forEach((item, place) => lines.push(itemLine(item, results[place])));
    });
    const table = make("table", { class: "items" }, make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", {}, ...lines));
    const label = say("details", { name: row.name });
    return make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": label }, table);
  }

  function itemLine(item, result) {
    const nobody = result.points !== null && result.band === null && result.denominator === 0;
    const parts = !item.quotient ? ""
      : [result.numerator, result.denominator].map((n) => (n === null ? "?" : number(n))).join(" / ");
    let said = say("unknown"), status = null;
    if (nobody) [said, status] = [say("nobody"), item.none];
    else if (result.band !== null) [said, , status] = item.bands[result.band];
    else if (result.points !== null) [said, status] = [say("below"), item.bands[item.bands.length - 1][2]];
    const bandCell = make("td", { text: said + " " });
    if (status) bandCell.append(make("span", { class: "tag " + status, text: data.statuses[status] }));
    return make("tr", {},
      make("td", { text: item.id + ". " + item.title }),
      make("td", {}, nobody ? "–" : quantity(result.value, item), make("span", { class: "sub", text: parts })),
      bandCell,
      make("td", { class: "n", text: (result.points === null ? "?" : number(result.points)) + " / " + number(item.max) }),
      make("td", { text: item.article }),
      make("td", { class: "cells", text: result.cells.join(", ") }));
  }

  // --- the heat map

  function showHeat() {
    const table = el("heat");
    const few = view.length <= MOST_IN_HEAT;
    table.caption.textContent = !few ? say("heat_areas", { most: MOST_IN_HEAT })
      : say(data.public ? "heat_public" : "heat_communes");
    const kinds = data.criteria.map((one) => (one.focus ? "focus" : ""));
    const heads = data.criteria.map((one, place) => {
      const title = say("criterion", { n: one.id, title: one.title });
      return make("th", { scope: "col", class: kinds[place], title },
        make("span", { "aria-hidden": "true", text: one.id + (one.focus ? "★" : "") }),
        make("span", { class: "vh", text: title }));
    });
    const first = make("th", { scope: "col", text: say(few ? "commune" : hasDistricts ? "district" : "province") });
    table.tHead.replaceChildren(make("tr", {}, first, ...heads));
    table.tBodies[0].replaceChildren(...(few ? heatOfCommunes(kinds) : heatOfAreas(kinds)));
  }

  function heatCell(level, text, kind) {
    return make("td", { class: "h" + (level === "-" ? "x" : level) + " " + kind, text });
  }

  const signs = { m: "✓", 0: "✗", u: "?", w: "·", "-": "" };

  // The map goes by place, where nobody sorts it: districts stay together.
  const byPlace = () => (state.sort ? view : [...view].sort((a, b) => a.index - b.index));

  function heatOfCommunes(kinds) {
    let last = null;
    return byPlace().flatMap((row) => {
      const cells = data.criteria.map((one, place) => {
        const level = row.levels[place];
        if (!data.public) return heatCell(level, row.points && row.points.length ? number(row.points[place]) : "", kinds[place]);
        const cell = heatCell(level, "", kinds[place]);
        cell.append(make("span", { "aria-hidden": "true", text: signs[level] }),
          make("span", { class: "vh", text: level in levelWord ? say(levelWord[level]) : "" }));
        return cell;
      });
      const line = make("tr", {}, make("th", { scope: "row", text: row.name, title: row.name }), ...cells);
      const group = hasDistricts && !state.sort ? row.district : null;
      if (group === null || group === last) return [line];
      last = group;
      return [make("tr", { class: "group" },
        make("th", { scope: "rowgroup", colspan: data.criteria.length + 1, text: district(row) })), line];
    });
  }

  function heatOfAreas(kinds) {
    const byDistrict = hasDistricts && (fields.province.value !== "" || !severalProvinces);
    const areas = new Map();
    for (const row of byPlace()) {
      const key = byDistrict ? row.district : row.province;
      if (!areas.has(key)) areas.set(key, { name: byDistrict ? district(row) : province(row), rows: [] });
      areas.get(key).rows.push(row);
    }
    return [...areas.values()].map(({ name, rows: inside }) => {
      const cells = data.criteria.map((one, place) => {
        if (one.withheld) return heatCell("w", "·", kinds[place]);
        const sent = inside.filter((row) => row.levels[place] !== "-");
        if (!sent.length) return heatCell("-", "", kinds[place]);
        const met = sent.filter((row) => "1234m".includes(row.levels[place])).length;
        // Rounded down, so that 100 means all of them.
        const share = Math.floor((met * 100) / sent.length);
        const level = met === sent.length ? "4" : share >= 80 ? "3" : share >= 50 ? "2" : met ? "1" : "0";
        return heatCell(level, String(share), kinds[place]);
      });
      return make("tr", {}, make("th", { scope: "row", text: name, title: name }), ...cells);
    });
  }

  // --- what a reader does

  fields.province.addEventListener("change", () => { fillDistricts(); refresh(); });
  fields.text.addEventListener("input", refresh);
  for (const key of ["district", "verdict", "criterion"]) fields[key].addEventListener("change", refresh);
  el("filter").addEventListener("submit", (event) => event.preventDefault());
  el("clear").addEventListener("click", () => {
    el("filter").reset();
    fillDistricts();
    refresh();
  });
  const turn = (by) => { state.page += by; showTable(); };
  el("previous").addEventListener("click", () => turn(-1));
  el("next").addEventListener("click", () => turn(1));
  el("size").addEventListener("change", (event) => {
    state.size = Number(event.target.value);
    state.page = 0;
    showTable();
  });
  el("download").addEventListener("click", async () => {
    const text = await unpack("cftscore-document");
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { href: address, download: el("download").dataset.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  });
  // On paper there are no pages to turn.
  let before = null;
  let opened = [];
  window.addEventListener("beforeprint", () => {
    before = [state.size, state.page];
    // A closed list would lack its names.
    opened = [...document.querySelectorAll("details.list:not([open])")];
    for (const list of opened) list.open = true;
    [state.size, state.page] = [MOST_PRINTED, 0];
    showHead(true);
    showTable();
  });
  window.addEventListener("afterprint", () => {
    for (const list of opened) list.open = false;
    if (before) [state.size, state.page] = before;
    showHead();
    showTable();
  });

  fillChoices();
  showHead();
  refresh();
  document.documentElement.dataset.ready = "yes";
})();
