// The interactive part of report.html: figures from the data in the page. All text is set as text, never as HTML.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("recast-data").textContent);
  const HEAD = ["curve", "role", "level", "excludes", "data", "x_name", "x", "y_name", "y", "y_high", "error"];
  const plots = [];

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "hidden") element.hidden = value;
      else if (value != null) element.setAttribute(name, String(value));
    }
    element.append(...children);
    return element;
  }

  function short(value) {
    if (value == null || !Number.isFinite(value)) return "–";
    const size = Math.abs(value);
    return size && (size < 1e-3 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  }

  function tick(value) {
    if (value == null) return "";
    const size = Math.abs(value);
    return size && (size < 1e-3 || size >= 1e5) ? value.toExponential(0) : String(Number(value.toPrecision(6)));
  }

  /** Return the places of a logarithmic axis that get a number: as many as there is room for. */
  function spaced(u, found, side) {
    const { min, max } = u.scales[side];
    const room = (side === "x" ? u.width - 90 : u.height - 75) / Math.log10(max / min);
    const wide = side === "x" ? 2.2 : 1;
    const first = room > 230 * wide ? [1, 2, 3, 4, 5, 6, 8] : room > 80 * wide ? [1, 2, 5] : [1];
    const every = room > 30 * wide ? 1 : Math.ceil((30 * wide) / room);
    return found.map((value) => {
      const power = Math.floor(Math.log10(value) + 1e-9);
      const digit = Math.round(value / 10 ** power);
      const round = Math.abs(value / 10 ** power - digit) < 1e-6;
      return round && first.includes(digit) && power % every === 0 ? value : null;
    });
  }

  const named = (axis, value) => {
    const unit = axis.label.match(/^(.*) \[(.*)\]$/);
    return unit ? `${unit[1]} = ${short(value)} ${unit[2]}` : `${axis.label} = ${short(value)}`;
  };

  // colours

  const theme = { get dark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  } };
  const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const luminance = (rgb) => rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, k) => sum + part * [0.2126, 0.7152, 0.0722][k], 0);

  /** Return a colour that stands out from the page: lightened in the dark where it has to be. */
  function ink(colour) {
    let rgb = parts(colour);
    const grey = Math.max(...rgb) - Math.min(...rgb) < 24;
    if (theme.dark && grey && luminance(rgb) < 0.2) rgb = rgb.map((part) => 245 - part);
    for (let step = 0; theme.dark && step < 12 && luminance(rgb) < 0.16; step += 1) {
      rgb = rgb.map((part) => part + 0.18 * (255 - part));
    }
    return `rgb(${rgb.map(Math.round).join(", ")})`;
  }
  const isBand = (curve) => curve.role === "band" && curve.further.length > 0;
  const faint = (colour, share) => ink(colour).replace("rgb(", "rgba(").replace(")", `, ${share})`);
  const shade = (curve) => (theme.dark ? 0.5 : 0.4) * curve.strength;

  // one figure

  class Plot {
    constructor(place, figure) {
      this.figure = figure;
      this.at = 0;
      this.hidden = new Set();
      this.log = { x: figure.x.log, y: figure.y.log };
      this.key = { curve: 0, vertex: 0 };
      this.hint = `hint-${figure.name}`;
      this.build(place);
      new ResizeObserver(() => this.resize()).observe(this.drawing);
    }

    get slice() { return this.figure.slices[this.at]; }
    get shown() { return this.slice.curves.filter((curve) => !this.hidden.has(curve.name)); }
    get pickable() {
      const { slider, picks } = this.figure;
      if (!picks) return [];
      return data.points.filter((point) => !slider || point.at[1] === this.slice.value);
    }

    button(text, act, pressed) {
      const attributes = { type: "button", onclick: act };
      if (pressed != null) attributes["aria-pressed"] = pressed;
      return make("button", attributes, text);
    }

    build(place) {
      const { figure } = this;
      this.bar = make("div", { class: "bar", role: "group", "aria-label": "View" });
      for (const side of ["x", "y"]) {
        const axis = figure[side];
        if (!axis.positive) continue;
        const toggle = this.button(`log ${axis.label}`, () => {
          this.log[side] = !this.log[side];
          toggle.setAttribute("aria-pressed", this.log[side]);
          this.draw();
        }, this.log[side]);
        this.bar.append(toggle);
      }
      this.bar.append(
        this.button("zoom in", () => this.zoom(0.7)),
        this.button("zoom out", () => this.zoom(1 / 0.7)),
        this.button("whole range", () => this.reset()),
        this.button("download CSV", () => this.download()),
      );
      this.drawing = make("div", {
        class: "drawing", tabindex: "0", role: "application", "aria-roledescription": "plot",
        "aria-label": `${figure.title || "Exclusion"}: ${figure.y.label} against ${figure.x.label}`,
        "aria-describedby": this.hint, onkeydown: (event) => this.press(event),
      });
      this.spot = make("div", { class: "spot", hidden: true });
      this.readout = make("div", { class: "readout" });
      this.live = make("div", { class: "unseen", "aria-live": "polite" });
      this.list = make("fieldset");
      this.panel = make("section", { class: "panel", hidden: true, "aria-label": "Point of the scan" });
      const hint = make("p", { id: this.hint, class: "small" }, this.help());
      const parts = [this.bar, this.drawing, this.readout, this.live, hint, this.list];
      if (figure.slider) parts.unshift(this.slider());
      if (figure.picks) parts.push(this.chooser());
      this.root = make("div", { class: "plot" }, ...parts, this.panel);
      place.append(this.root);
      this.say(null);
      this.entries();
      this.draw();
    }

    help() {
      const pick = this.figure.picks ? " Click, or Enter, shows the nearest point of the scan." : "";
      return "Drag to zoom, double click for the whole range. Keys: left and right along a curve, up and down to " +
        `another one, + and - to zoom, 0 for the whole range.${pick}`;
    }

    slider() {
      const { slices, slider } = this.figure;
      const shown = make("output", {}, short(slices[0].value));
      const id = `slider-${this.figure.name}`;
      const input = make("input", {
        id, type: "range", min: 0, max: slices.length - 1, step: 1, value: 0, "aria-valuetext": short(slices[0].value),
        oninput: () => {
          this.at = Number(input.value);
          shown.textContent = short(this.slice.value);
          input.setAttribute("aria-valuetext", short(this.slice.value));
          this.entries();
          this.options();
          this.draw();
        },
      });
      return make("div", { class: "bar" }, make("label", { for: id }, slider), input, shown);
    }

    chooser() {
      const id = `pick-${this.figure.name}`;
      this.select = make("select", { id, onchange: () => this.open(this.select.value, false) });
      this.options();
      return make("div", { class: "bar" }, make("label", { for: id }, "Cutflow and yields of"), this.select);
    }

    options() {
      if (!this.select) return;
      const choices = this.pickable.map((point) => make("option", { value: point.id }, point.label));
      this.select.replaceChildren(make("option", { value: "" }, "choose a point"), ...choices);
    }

    /** List the curves, each with a box that switches it off; pieces of one line share a box. */
    entries() {
      const lines = make("div", { class: "curves" });
      const groups = new Map();
      for (const curve of this.slice.curves) {
        if (!groups.has(curve.label)) groups.set(curve.label, []);
        groups.get(curve.label).push(curve);
      }
      for (const [label, members] of groups) {
        const box = make("input", { type: "checkbox", onchange: () => {
          for (const curve of members) this.hidden[box.checked ? "delete" : "add"](curve.name);
          this.u.redraw();
        } });
        box.checked = !this.hidden.has(members[0].name);
        lines.append(make("label", {}, box, this.swatch(members[0]), make("span", {}, label)));
      }
      this.list.replaceChildren(make("legend", {}, "Curves"), lines);
      const { label, points } = this.figure.coloured;
      if (points.length) {
        const values = points.map((point) => point[2]);
        this.list.append(make("div", { class: "bar" }, make("span", {}, `${label}: ${short(Math.min(...values))}`),
          make("span", { class: "scale" }), make("span", {}, short(Math.max(...values)))));
      }
    }

    swatch(curve) {
      const canvas = make("canvas", { class: "swatch", width: 44, height: 24, "aria-hidden": "true" });
      const context = canvas.getContext("2d");
      context.scale(2, 2);
      if (curve.role === "band" || curve.role === "region") {
        context.fillStyle = faint(curve.colour, curve.role === "band" ? 0.75 : Math.max(shade(curve), 0.08));
        context.fillRect(0, 0, 22, 12);
      }
      if (curve.role !== "band") {
        context.strokeStyle = ink(curve.colour);
        context.lineWidth = 2;
        context.setLineDash(curve.dashes);
        context.strokeRect(-2, 6, 26, 20);
      }
      return canvas;
    }

    ends(side) {
      const [low, high] = this.figure[side].range;
      return this.log[side] && low <= 0 ? [high / 1e4, high] : [low, high];
    }

    draw() {
      const before = this.u && { x: { ...this.u.scales.x }, y: { ...this.u.scales.y } };
      const [x, y] = ["x", "y"].map((side) => {
        const scale = before && before[side];
        const usable = scale && (!this.log[side] || scale.min > 0);
        return usable ? [scale.min, scale.max] : this.ends(side);
      });
      if (this.u) this.u.destroy();
      const text = variable("--ink");
      const lines = variable("--line");
      const font = "13px system-ui, sans-serif";
      const axis = (side, more) => ({
        stroke: text, font, labelFont: font, label: this.figure[side].label, ...more,
        grid: { stroke: lines, width: 1 }, ticks: { stroke: lines, width: 1 },
        values: (u, found) => found.map(tick), filter: (u, found) => (this.log[side] ? spaced(u, found, side) : found),
      });
      const scale = (side, [min, max]) => ({
        time: false, auto: false, distr: this.log[side] ? 3 : 1, log: 10, min, max, range: (u, low, high) => [low, high],
      });
      this.u = new uPlot({
        width: this.drawing.clientWidth || 600,
        height: this.height(),
        legend: { show: false },
        scales: { x: scale("x", x), y: scale("y", y) },
        axes: [axis("x", { scale: "x", size: 42, labelSize: 20 }), axis("y", { scale: "y", size: 58, labelSize: 22 })],
        series: [{}, { scale: "y", paths: () => null, points: { show: false } }],
        cursor: {
          points: { show: false },
          drag: { x: true, y: true, uni: 30, dist: 4 },
          bind: { dblclick: () => () => { this.reset(); return null; } },
        },
        hooks: { draw: [(u) => this.paint(u)], setCursor: [(u) => this.hover(u)] },
      }, [x, y], this.drawing);
      this.u.over.append(this.spot);
      this.spot.hidden = true;
      let start = null;
      this.u.over.addEventListener("mousedown", (event) => { start = [event.clientX, event.clientY]; });
      this.u.over.addEventListener("click", (event) => {
        if (start && Math.hypot(event.clientX - start[0], event.clientY - start[1]) > 4) return;
        const box = this.u.over.getBoundingClientRect();
        const point = this.nearestPoint(event.clientX - box.left, event.clientY - box.top);
        if (point) this.open(point.id, false);
      });
    }

    height() { return Math.max(300, Math.min(520, Math.round(0.62 * (this.drawing.clientWidth || 600)))); }

    resize() {
      const width = this.drawing.clientWidth;
      if (this.u && width && width !== this.u.width) this.u.setSize({ width, height: this.height() });
    }

    setRange(x, y) {
      this.u.batch(() => {
        this.u.setScale("x", { min: x[0], max: x[1] });
        this.u.setScale("y", { min: y[0], max: y[1] });
      });
    }

    reset() { this.setRange(this.ends("x"), this.ends("y")); }

    zoom(factor) {
      const around = (side) => {
        const { min, max } = this.u.scales[side];
        const [to, back] = this.log[side] ? [Math.log, Math.exp] : [Number, Number];
        const middle = (to(min) + to(max)) / 2;
        const half = (factor * (to(max) - to(min))) / 2;
        return [back(middle - half), back(middle + half)];
      };
      this.setRange(around("x"), around("y"));
    }

    // drawing

    /** Return the places of a curve in pixels of the drawing [CSS], kept until the view changes. */
    places(u, curve) {
      const x = Float64Array.from(curve.x, (value) => this.pixel(u, value, "x"));
      const y = Float64Array.from(curve.y, (value) => this.pixel(u, value, "y"));
      const high = isBand(curve) ? Float64Array.from(curve.further, (value) => this.pixel(u, value, "y")) : null;
      const first = new Set([0, ...curve.breaks]);
      return { curve, x, y, high, first };
    }

    pixel(u, value, side) {
      const low = side === "x" ? -1e4 : 1e5;
      return this.log[side] && value <= 0 ? low : Math.max(-1e5, Math.min(1e5, u.valToPos(value, side)));
    }

    paint(u) {
      const ratio = uPlot.pxRatio;
      const { left, top, width, height } = u.bbox;
      this.drawn = this.shown.map((curve) => this.places(u, curve));
      // many regions above each other stay light
      this.share = Math.min(1, 4 / Math.max(1, this.shown.filter((curve) => curve.role === "region").length));
      const context = u.ctx;
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      context.translate(left, top);
      context.scale(ratio, ratio);
      const size = [width / ratio, height / ratio];
      for (const item of this.drawn) this.paintAreas(context, u, item, size);
      for (const item of [...this.drawn].reverse()) if (item.high) this.paintBand(context, item);
      for (const item of this.drawn) if (!item.high) this.paintLine(context, item);
      for (const item of this.drawn) if (item.curve.role === "simulated") this.paintMarks(context, u, item);
      this.paintColoured(context, u);
      context.restore();
    }

    paintAreas(context, u, item, [, bottom]) {
      const { curve } = item;
      context.fillStyle = faint(curve.colour, curve.areas.length && !curve.excludes ? Math.max(shade(curve), 0.3) : this.share * shade(curve));
      if (curve.areas.length) {
        context.beginPath();
        for (const [x, y] of curve.areas) {
          x.forEach((value, k) => context[k ? "lineTo" : "moveTo"](this.pixel(u, value, "x"), this.pixel(u, y[k], "y")));
          context.closePath();
        }
        context.fill("evenodd");
      } else if (curve.role === "region" && curve.excludes) {
        const end = curve.excludes === "above" ? 0 : bottom;
        for (const [from, to] of this.runs(item)) {
          context.beginPath();
          context.moveTo(item.x[from], end);
          for (let k = from; k < to; k += 1) context.lineTo(item.x[k], item.y[k]);
          context.lineTo(item.x[to - 1], end);
          context.fill();
        }
      }
    }

    runs({ x, first }) {
      const starts = [...first].sort((a, b) => a - b);
      return starts.map((from, k) => [from, k + 1 < starts.length ? starts[k + 1] : x.length]).filter(([a, b]) => a < b);
    }

    paintBand(context, item) {
      context.fillStyle = faint(item.curve.colour, theme.dark ? 0.45 : 0.75);
      for (const [from, to] of this.runs(item)) {
        context.beginPath();
        for (let k = from; k < to; k += 1) context.lineTo(item.x[k], item.y[k]);
        for (let k = to - 1; k >= from; k -= 1) context.lineTo(item.x[k], item.high[k]);
        if (to - from > 1) context.fill();
        else context.fillRect(item.x[from] - 4, item.high[from], 8, item.y[from] - item.high[from]);
      }
    }

    paintLine(context, item) {
      const { curve } = item;
      context.strokeStyle = ink(curve.colour);
      context.lineWidth = curve.role === "simulated" ? 2 : 1.6;
      context.setLineDash(curve.dashes);
      for (const [from, to] of this.runs(item)) {
        context.beginPath();
        if (["no_limit", "failed"].includes(curve.role)) {
          for (let k = from; k < to; k += 1) {
            context.moveTo(item.x[k] + 5, item.y[k]);
            context.arc(item.x[k], item.y[k], 5, 0, 2 * Math.PI);
          }
        } else if (to - from === 1) {
          context.moveTo(item.x[from] - 7, item.y[from]);
          context.lineTo(item.x[from] + 7, item.y[from]);
        }
        else for (let k = from; k < to; k += 1) context.lineTo(item.x[k], item.y[k]);
        context.stroke();
      }
      context.setLineDash([]);
    }

    paintMarks(context, u, { curve, x, y }) {
      context.strokeStyle = ink(curve.colour);
      context.fillStyle = ink(curve.colour);
      context.lineWidth = 1.4;
      for (let k = 0; k < x.length; k += 1) {
        context.beginPath();
        context.arc(x[k], y[k], x.length > 40 ? 1.4 : 2.8, 0, 2 * Math.PI);
        context.fill();
        const error = curve.further[k] || 0;
        if (!error) continue;
        context.beginPath();
        context.moveTo(x[k], this.pixel(u, curve.y[k] - error, "y"));
        context.lineTo(x[k], this.pixel(u, curve.y[k] + error, "y"));
        context.stroke();
      }
    }

    paintColoured(context, u) {
      const { points, colours } = this.figure.coloured;
      context.strokeStyle = variable("--paper");
      context.lineWidth = 1;
      points.forEach(([x, y], k) => {
        context.fillStyle = colours[k];
        context.beginPath();
        context.arc(this.pixel(u, x, "x"), this.pixel(u, y, "y"), 6.5, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      });
    }

    // what is under the cursor

    hover(u) {
      const { left, top } = u.cursor;
      if (left == null || left < 0 || !this.drawn) {
        this.say(null);
        return;
      }
      const found = this.nearest(left, top);
      this.say(found, u.posToVal(left, "x"), u.posToVal(top, "y"), left, top);
    }

    /** Return the curve nearest to a place [CSS pixels] and the nearer end of its nearest piece. */
    nearest(left, top) {
      let best = null;
      let least = Infinity;
      const offer = (item, k, distance) => {
        if (distance < least) {
          least = distance;
          best = { curve: item.curve, vertex: k, x: item.x[k], y: item.y[k] };
        }
      };
      for (const item of this.drawn || []) {
        for (const y of item.high ? [item.y, item.high] : [item.y]) {
          for (let k = 0; k < item.x.length; k += 1) {
            const ahead = k + 1 < item.x.length && !item.first.has(k + 1) && !["no_limit", "failed"].includes(item.curve.role);
            if (!ahead) {
              offer(item, k, Math.hypot(item.x[k] - left, y[k] - top));
              continue;
            }
            const dx = item.x[k + 1] - item.x[k];
            const dy = y[k + 1] - y[k];
            const length = dx * dx + dy * dy;
            const along = length ? Math.max(0, Math.min(1, ((left - item.x[k]) * dx + (top - y[k]) * dy) / length)) : 0;
            offer(item, along < 0.5 ? k : k + 1, Math.hypot(item.x[k] + along * dx - left, y[k] + along * dy - top));
          }
        }
      }
      this.figure.coloured.points.forEach((point, k) => {
        const x = this.pixel(this.u, point[0], "x");
        const y = this.pixel(this.u, point[1], "y");
        const distance = Math.hypot(x - left, y - top);
        if (distance < least) {
          least = distance;
          best = { coloured: point, vertex: k, x, y };
        }
      });
      return best;
    }

    nearestPoint(left, top) {
      const both = this.figure.picks === "xy";
      let best = null;
      let least = Infinity;
      for (const point of this.pickable) {
        const dx = this.pixel(this.u, point.at[0], "x") - left;
        const dy = both ? this.pixel(this.u, point.at[1], "y") - top : 0;
        if (Math.hypot(dx, dy) < least) {
          least = Math.hypot(dx, dy);
          best = point;
        }
      }
      return best;
    }

    /** Return what the nearest curve says, one line a text. */
    describe(found) {
      const { figure } = this;
      if (found.coloured) {
        const [x, y, limit, error] = found.coloured;
        const width = error ? ` ± ${short(error)}` : "";
        return [`Nearest: ${figure.coloured.label} = ${short(limit)}${width} at ${named(figure.x, x)}, ${named(figure.y, y)}`];
      }
      const { curve, vertex } = found;
      const y = curve.y[vertex];
      let value = named(figure.y, y);
      if (isBand(curve)) value = `${named(figure.y, y)} to ${short(curve.further[vertex])}`;
      else if (curve.role === "simulated" && curve.further[vertex]) value += ` ± ${short(curve.further[vertex])}`;
      const works = curve.references.length ? `, ${curve.references.join(", ")}` : "";
      const side = curve.excludes ? `; excludes what is ${curve.excludes}` : "";
      return [
        `Nearest: ${curve.label}: ${value} at ${named(figure.x, curve.x[vertex])}${side}`,
        `Level: ${curve.level || "none"}. Source: ${curve.data || "calculation"}${works}`,
      ];
    }

    /** Return what is left at x, and what a place in the drawing is. */
    left(x, y, left, top) {
      const rows = this.slice.allowed;
      if (rows.length) {
        const to = this.log.x ? Math.log : Number;
        const row = rows.reduce((best, item) => (Math.abs(to(item.x) - to(x)) < Math.abs(to(best.x) - to(x)) ? item : best));
        const place = named(this.figure.x, row.x);
        if (!row.open) {
          const by = row.excluded_by.length ? row.excluded_by : [...row.low_by, ...row.high_by];
          return [`Allowed at ${place}: nothing; excluded by ${by.join(" and ")}`];
        }
        if (row.low == null && row.high == null) return [`Allowed at ${place}: everything`];
        const parts = [row, ...(row.further || [])];
        const ends = parts.map(({ low, high, low_by, high_by }) => {
          const from = low == null ? "" : `from ${short(low)} (ended by ${low_by.join(", ")})`;
          const to = high == null ? "" : `up to ${short(high)} (ended by ${high_by.join(", ")})`;
          return [from, to].filter(Boolean).join(" ");
        }).join("; and ");
        // what ends the first interval that ends above a place, or the last one
        const next = parts.find((part) => part.high == null || y <= part.high);
        const out = next == null ? parts[parts.length - 1].high_by : next.low != null && y < next.low ? next.low_by : [];
        const verdict = out.length ? `This place is excluded by ${out.join(", ")}` : "This place is allowed";
        return [`Allowed at ${place}: ${ends}. ${verdict}`];
      }
      const inside = this.shown.filter((curve) => curve.areas.length && this.within(curve, left, top));
      return inside.length ? [`Inside: ${[...new Set(inside.map((curve) => curve.label))].join("; ")}`] : [];
    }

    within(curve, left, top) {
      let odd = false;
      for (const [xs, ys] of curve.areas) {
        const x = xs.map((value) => this.pixel(this.u, value, "x"));
        const y = ys.map((value) => this.pixel(this.u, value, "y"));
        for (let k = 0, before = x.length - 1; k < x.length; before = k, k += 1) {
          if (y[k] > top !== y[before] > top && left < ((x[before] - x[k]) * (top - y[k])) / (y[before] - y[k]) + x[k]) {
            odd = !odd;
          }
        }
      }
      return odd;
    }

    say(found, x, y, left, top) {
      if (!found) {
        this.spot.hidden = true;
        this.readout.replaceChildren(make("p", {}, "Values appear here: move over the plot, or give it the focus and use the arrow keys."));
        return [];
      }
      this.spot.hidden = false;
      this.spot.style.left = `${found.x}px`;
      this.spot.style.top = `${found.y}px`;
      const lines = [
        `At ${named(this.figure.x, x)}, ${named(this.figure.y, y)}`, ...this.describe(found), ...this.left(x, y, left, top),
      ];
      this.readout.replaceChildren(...lines.map((line) => make("p", {}, line)));
      return lines;
    }

    // keys

    press(event) {
      const drawn = (this.drawn || []).filter((item) => item.x.length);
      const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
      const other = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.ctrlKey || event.altKey || event.metaKey || event.target !== this.drawing) return;
      if (event.key === "+" || event.key === "=") this.zoom(0.7);
      else if (event.key === "-") this.zoom(1 / 0.7);
      else if (event.key === "0") this.reset();
      else if (!drawn.length) return;
      else if (other) this.key.curve = (this.key.curve + other + drawn.length) % drawn.length;
      else if (step) this.key.vertex += step;
      else if (event.key === "Home") this.key.vertex = 0;
      else if (event.key === "End") this.key.vertex = Infinity;
      else if (event.key !== "Enter") return;
      event.preventDefault();
      if (!drawn.length) return;
      this.key.curve = Math.min(this.key.curve, drawn.length - 1);
      const item = drawn[this.key.curve];
      if (other) this.key.vertex = this.closest(item);
      this.key.vertex = Math.max(0, Math.min(item.x.length - 1, this.key.vertex));
      const k = this.key.vertex;
      this.key.x = item.curve.x[k];
      if (event.key === "Enter") {
        const point = this.nearestPoint(item.x[k], item.y[k]);
        if (point) this.open(point.id, true);
        return;
      }
      const found = { curve: item.curve, vertex: k, x: item.x[k], y: item.y[k] };
      const lines = this.say(found, item.curve.x[k], item.curve.y[k], item.x[k], item.y[k]);
      this.live.textContent = lines.slice(1).join(". ");
    }

    /** Return the vertex of a curve nearest to where the keys were on another one. */
    closest(item) {
      if (this.key.x == null) return 0;
      const at = this.pixel(this.u, this.key.x, "x");
      let best = 0;
      item.x.forEach((x, k) => { if (Math.abs(x - at) < Math.abs(item.x[best] - at)) best = k; });
      return best;
    }

    // a point of the scan

    open(id, focus) {
      const point = data.points.find((item) => item.id === id);
      if (this.select) this.select.value = point ? id : "";
      this.panel.hidden = !point;
      if (!point) return;
      const heading = make("h4", { tabindex: "-1" }, point.label);
      const close = this.button("close", () => {
        this.panel.hidden = true;
        this.drawing.focus();
      });
      const [, yields, ...cutflows] = [...document.getElementById(id).children].map((child) => child.cloneNode(true));
      this.panel.replaceChildren(make("div", { class: "head" }, heading, close), yields);
      const keys = Object.keys(point.spectra);
      if (keys.length) {
        const spectra = keys.map((key) => spectrum(data.spectra[key], data.background[key], point, key));
        this.panel.append(make("h4", {}, "Distributions of the selected events"),
          make("p", { class: "small" }, data.spectra_note), make("div", { class: "spectra" }, ...spectra));
      }
      this.panel.append(...cutflows);
      if (focus) heading.focus();
      else this.live.textContent = `Shown below the plot: ${point.label}`;
    }

    // CSV

    rows() {
      const { x, y } = this.u.scales;
      const inside = (a, b) => a >= x.min && a <= x.max && b >= y.min && b <= y.max;
      const extra = this.figure.slider ? [this.slice.value] : [];
      const found = [];
      for (const curve of this.shown) {
        curve.x.forEach((value, k) => {
          const further = curve.further.length ? curve.further[k] : "";
          const band = isBand(curve);
          if (!inside(value, curve.y[k]) && !(band && inside(value, further))) return;
          found.push([curve.name, curve.role, curve.level, curve.excludes, curve.data, curve.axes[0], value, curve.axes[1],
            curve.y[k], band ? further : "", band ? "" : further, ...extra]);
        });
      }
      const { points, axes } = this.figure.coloured;
      for (const [a, b, limit, error] of points) {
        if (inside(a, b)) found.push(["limit", "simulated", "", "above", "simulated", axes[0], a, axes[1], b, "", error, limit]);
      }
      return found;
    }

    csv() {
      const cell = (value) => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
      const head = [...HEAD];
      if (this.figure.slider) head.push(this.figure.slider);
      if (this.figure.coloured.points.length) head.push(this.figure.coloured.label);
      return [head, ...this.rows()].map((row) => row.map(cell).join(",")).join("\n") + "\n";
    }

    download() {
      const address = URL.createObjectURL(new Blob([this.csv()], { type: "text/csv" }));
      const link = make("a", { href: address, download: `${this.figure.name}.csv` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    }
  }

  // distributions

  function spectrum(axis, background, point, key) {
    const series = [];
    if (background) series.push({ label: "Standard Model", colour: "#5b8db8", filled: true, ...background });
    series.push({ label: `new physics, ${point.coupling}`, colour: "#c0392b", filled: false, ...point.spectra[key] });
    const top = Math.max(...series.flatMap((item) => item.values.map((value, k) => value + item.errors[k])), 1e-12);
    const least = Math.min(0, ...series.flatMap((item) => item.values.map((value, k) => value - item.errors[k])));
    const { edges } = axis;
    const holder = make("div", { role: "img", "aria-label": `${axis.title}: events against ${axis.label}; the table below has the numbers` });
    const keyLine = make("div", { class: "bar" });
    for (const item of series) {
      const mark = make("canvas", { class: "swatch", width: 22, height: 12, "aria-hidden": "true" });
      const context = mark.getContext("2d");
      context.fillStyle = ink(item.colour);
      if (item.filled) context.fillRect(0, 0, 22, 12);
      else context.fillRect(0, 5, 22, 2);
      keyLine.append(mark, make("span", {}, item.label));
    }
    const table = make("details", { ontoggle: () => {
      if (!table.open || table.querySelector("table")) return;
      const head = ["from", "to", ...series.flatMap((item) => [item.label, "error"])];
      const rows = edges.slice(1).map((high, k) => [edges[k], high, ...series.flatMap((item) => [item.values[k], item.errors[k]])]);
      table.append(make("table", {},
        make("thead", {}, make("tr", {}, ...head.map((cell) => make("th", { scope: "col" }, cell)))),
        make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, short(cell))))))));
    } }, make("summary", { class: "small" }, "Table"));
    const figure = make("figure", {}, make("figcaption", {}, axis.title), holder, keyLine, table);
    const text = variable("--ink");
    const font = "12px system-ui, sans-serif";
    const looks = { stroke: text, font, labelFont: font, grid: { stroke: variable("--line"), width: 1 }, ticks: { stroke: variable("--line"), width: 1 }, values: (u, found) => found.map(tick) };
    requestAnimationFrame(() => {
      const u = new uPlot({
        width: holder.clientWidth || 320, height: 240, legend: { show: false }, cursor: { show: false },
        scales: {
          x: { time: false, auto: false, min: edges[0], max: edges.at(-1), range: (v, a, b) => [a, b] },
          y: { auto: false, min: 1.1 * least, max: 1.15 * top, range: (v, a, b) => [a, b] },
        },
        axes: [{ ...looks, label: axis.label, size: 36, labelSize: 18 }, { ...looks, label: `events / ${short(edges[1] - edges[0])}${axis.unit}`, size: 52, labelSize: 18 }],
        series: [{}, { paths: () => null, points: { show: false } }],
        hooks: { draw: [(v) => series.forEach((item) => steps(v, edges, item))] },
      }, [[edges[0], edges.at(-1)], [least, top]], holder);
      new ResizeObserver(() => {
        if (holder.clientWidth && holder.clientWidth !== u.width) u.setSize({ width: holder.clientWidth, height: 240 });
      }).observe(holder);
    });
    return figure;
  }

  function steps(u, edges, item) {
    const context = u.ctx;
    const x = (value) => u.valToPos(value, "x", true);
    const y = (value) => u.valToPos(value, "y", true);
    context.save();
    context.beginPath();
    context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    context.clip();
    context.beginPath();
    context.moveTo(x(edges[0]), y(0));
    item.values.forEach((value, k) => {
      context.lineTo(x(edges[k]), y(value));
      context.lineTo(x(edges[k + 1]), y(value));
    });
    context.lineTo(x(edges.at(-1)), y(0));
    context.lineWidth = 1.6 * uPlot.pxRatio;
    context.strokeStyle = ink(item.colour);
    context.fillStyle = faint(item.colour, 0.45);
    if (item.filled) context.fill();
    context.stroke();
    item.values.forEach((value, k) => {
      if (!item.errors[k]) return;
      const middle = x((edges[k] + edges[k + 1]) / 2) + (item.filled ? -2 : 2) * uPlot.pxRatio;
      context.beginPath();
      context.moveTo(middle, y(value - item.errors[k]));
      context.lineTo(middle, y(value + item.errors[k]));
      context.stroke();
    });
    context.restore();
  }

  // the page

  function themes() {
    const words = ["system", "light", "dark"];
    const button = make("button", { type: "button", onclick: () => {
      const now = document.documentElement.dataset.theme || "system";
      const next = words[(words.indexOf(now) + 1) % words.length];
      if (next === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = next;
      button.textContent = `Colours: ${next}`;
      repaint();
    } }, "Colours: system");
    document.body.prepend(make("div", { class: "top" }, button));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  }

  function repaint() {
    for (const plot of plots) {
      plot.entries();
      plot.draw();
      if (!plot.panel.hidden && plot.select) plot.open(plot.select.value, false);
    }
  }

  themes();
  for (const place of document.querySelectorAll("section[data-figure]")) {
    const figures = data.figures.filter((figure) => figure.picture === place.dataset.figure);
    const picture = place.querySelector("img");
    if (!figures.length || !picture) continue;
    const holder = make("details", {}, make("summary", { class: "small" }, "The same as a picture"));
    picture.replaceWith(holder);
    holder.append(picture);
    for (const figure of figures) {
      const part = make("div");
      if (figures.length > 1 && figure.title) part.append(make("h4", {}, figure.title));
      holder.before(part);
      plots.push(new Plot(part, figure));
    }
  }
  window.recastReport = { plots };
})();
