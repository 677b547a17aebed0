// Draws every chart of the page from the JSON beside it. Colours are those of Okabe and Ito, which
// colour-blind readers can tell apart, the lightest darkened for white paper; dashes and symbols tell the same without colour.
(function () {
  'use strict';
  const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#c2629a', '#000000', '#a87400', '#3f93cf', '#8a7a00'];
  const DARK = ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f5f5f5', '#d55e00', '#0072b2', '#f0e442'];
  const ON_SURFACE = ['#ffffff', '#ff9d5c', '#7fe3c4', '#f2b6da', '#a9dcff', '#ffd23f', '#d0d0d0', '#ffffff'];
  const DASHES = ['solid', [8, 4], [2, 3], [10, 3, 2, 3], [14, 5], [5, 2, 1, 2, 1, 2], [1, 5], [16, 3, 3, 3]];
  const SQUARE = 'path://M0,0L10,0L10,10L0,10Z'; // keeps its aspect in the legend
  const SYMBOLS = ['circle', SQUARE, 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
  const SYMBOLS_ON_A_LINE = 9;
  const MOST_PATH_SYMBOLS = 60;
  const MOST_REPAIRS = 3;
  const MOST_PASSES = 4;
  const MARKS = 5; // on an axis, about
  const WORDS = /\S+\s*|\s+/g;
  const PARTS_OF_A_WORD = /[-,/_]*[A-Z]*[^-,/_A-Z]*[-,/_]?/g; // ended by a hyphen or the like, or where a capital begins
  const LETTERS = /./gsu;
  // All that follows is in pixels.
  const LABEL = 12; // size of the texts at marks and bars
  const NAME = 13; // size of the names of axes and of legends
  const GAP = 6; // between two texts
  const EDGE = 4; // between a text and the edge
  const LEAST_RIGHT = 18;
  const LEAST_TOP = 10; // symbols at the upper edge are not in the legend
  const ABOVE_A_BAR = 5;
  const MOST_BAR = 90;
  const MOST_LINES = 4; // of a name under the axis, or it is turned
  const LONGEST_TURNED = 130;
  const LEGEND_GAP = 10; // between two names
  const LEGEND_PADDING = 5;
  const pen = document.createElement('canvas').getContext('2d');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const charts = [];

  function ink(isDark) {
    return isDark
        ? {text: '#e8e8e6', soft: '#b0b0ac', line: '#4a4d52', paper: '#202225', series: DARK}
        : {text: '#1b1b1b', soft: '#595959', line: '#d4d4d0', paper: '#ffffff', series: LIGHT};
  }

  function number(value) {
    if (typeof value !== 'number') {
      return String(value);
    }
    const rounded = Number(value.toPrecision(6));
    const size = Math.abs(rounded);
    const far = rounded !== 0 && (size < 1e-3 || size >= 1e5); // an axis has room for five digits
    return far ? rounded.toExponential().replace('e+', 'e') : String(rounded);
  }

  function number3(value) {
    const rounded = Number(value.toPrecision(3));
    return Math.abs(rounded) >= 1e4 && Math.abs(rounded) < 1e7 ? rounded.toLocaleString('en') : number(rounded);
  }

  // A logarithmic axis is a linear one of exponents: the library's own has gaps at extreme ranges, and
  // lets bars begin at 1.
  function exponent(value) {
    return value > 0 ? Math.log10(value) : NaN;
  }

  function onAxis(spec, value) {
    return spec.scale === 'LOG' ? exponent(value) : value;
  }

  // Numbers that hardly differ are drawn close together: or the marks between them would need more
  // digits than there is room for.
  function widened(extent) {
    const size = Math.max(Math.abs(extent.min), Math.abs(extent.max));
    if (!(size > 0)) {
      return {min: null, max: null};
    }
    const power = Math.floor(Math.log10(size));
    const decimals = power >= 0 ? Math.max(0, 4 - power) : power < -3 ? 1 - power : 4;
    const mark = Math.pow(10, -decimals);
    if (extent.max - extent.min >= MARKS * mark) {
      return {min: null, max: null}; // as the library finds good
    }
    const middle = 2 * Math.round((extent.min + extent.max) / 4 / mark); // even, as its ends then are
    const end = marks => Number((marks * mark).toFixed(decimals));
    return {min: end(middle - MARKS + 1), max: end(middle + MARKS - 1)};
  }

  // Texts are measured in the font that the page has on this machine: each has its own widths and heights.
  function ruler(place) {
    const family = getComputedStyle(place).fontFamily;
    const measured = (text, size) => {
      pen.font = `${size}px ${family}`;
      return pen.measureText(text);
    };
    return {
      family: family,
      width: (text, size) => measured(text, size).width,
      line: size => {
        const box = measured('x', size);
        return Math.ceil(box.fontBoundingBoxAscent + box.fontBoundingBoxDescent) || Math.ceil(1.5 * size);
      }
    };
  }

  // A text on lines that are no wider than this room. They end at spaces; a word that is too wide alone is
  // parted, and torn between letters where nothing else is left.
  function wrap(text, size, room, rule) {
    const parts = [WORDS, PARTS_OF_A_WORD, LETTERS];
    const fits = line => rule.width(line.trimEnd(), size) <= room;
    const lines = [];
    let torn = false;
    const put = (part, level) => {
      const longer = lines.length > 0 ? lines[lines.length - 1] + part : '';
      if (lines.length > 0 && fits(longer)) {
        lines[lines.length - 1] = longer;
      } else if (level < parts.length && !fits(part)) {
        torn = torn || parts[level] === LETTERS;
        (part.match(parts[level]) || []).filter(Boolean).forEach(piece => put(piece, level + 1));
      } else {
        lines.push(part);
      }
    };
    put(text, 0);
    return {lines: lines.map(line => line.trimEnd()), torn: torn};
  }

  function widest(lines, size, rule) {
    return Math.max(0, ...lines.map(line => rule.width(line, size)));
  }

  // The names under an axis, each with this room: on a few lines, or turned where words would be torn. Of
  // numbers, and of names that have no room even when turned, only every second, third, ... is there.
  function placeNames(names, room, rule) {
    const line = rule.line(LABEL);
    const flat = names.map(name => wrap(name, LABEL, room - GAP, rule));
    const lines = Math.max(...flat.map(name => name.lines.length));
    if (lines <= MOST_LINES && flat.every(name => !name.torn)) {
      return {texts: flat.map(name => name.lines.join('\n')), step: 1, turn: 0, height: lines * line};
    }
    const step = width => Math.max(1, Math.ceil(width / room));
    if (names.every(name => Number.isFinite(Number(name)))) {
      return {texts: names, step: step(widest(names, LABEL, rule) + GAP), turn: 0, height: line};
    }
    const most = Math.max(1, Math.floor(room / line)); // lines that lie side by side
    const turned = names.map(name => wrap(name, LABEL, LONGEST_TURNED, rule).lines)
        .map(all => all.length <= most ? all : all.slice(0, most - 1).concat(all[most - 1].replace(/..$/u, '…')));
    return {
      texts: turned.map(all => all.join('\n')),
      step: step(line),
      turn: 90,
      height: Math.max(...turned.map(all => widest(all, LABEL, rule)))
    };
  }

  // The numbers above bars: turned where one is wider than there is room from bar to bar, and left to the table of numbers
  // where the bars are too thin for that too.
  function planValues(spec, width, rule) {
    const room = width / spec.categories.length;
    const gaps = 0.3 * (spec.bars.length - 1); // as the library leaves them between bars of a category
    const bar = Math.min(MOST_BAR, 0.8 * room / (spec.bars.length + gaps));
    const apart = spec.bars.length > 1 ? 1.3 * bar : room;
    const line = rule.line(LABEL);
    const longest = Math.ceil(widest(spec.bars.flatMap(b => b.values).map(number3), LABEL, rule));
    const turned = longest > apart;
    const shown = !turned || line <= apart;
    const height = !shown ? Math.ceil(line / 2) : ABOVE_A_BAR + (turned ? longest : line);
    return {shown: shown, turn: turned ? 90 : 0, height: height};
  }

  // Where the picture lies, so that every text around it has its room: the plan of a drawing.
  function plan(chart) {
    const spec = chart.spec;
    const [width, height] = [chart.place.clientWidth, chart.place.clientHeight];
    const rule = ruler(chart.place);
    const marks = {x: rule.width(chart.marks.x, LABEL), y: rule.width(chart.marks.y, LABEL)};
    const [label, name] = [rule.line(LABEL), rule.line(NAME)];
    const bar = spec.kind === 'bar';
    const xSpec = bar ? {name: spec.xName, names: spec.categories} : spec.x;
    const apart = Math.max(8, Math.ceil(label / 2) + 1); // or the lowest of the left would meet the first below
    const shownLegend = planLegend(spec, width, rule);
    const stages = bar ? [] : spec.series.filter(s => s.rank > 0).map(s => s.name);
    const ends = stages.length > 0 ? widest(stages, LABEL, rule) + 2 * GAP : marks.x / 2 + EDGE;
    const right = Math.ceil(Math.max(LEAST_RIGHT, ends));
    const values = bar ? planValues(spec, width - marks.y - right, rule) : {height: Math.max(LEAST_TOP, Math.ceil(label / 2))};
    const top = shownLegend.height + values.height + EDGE;
    const yGap = Math.ceil(apart + marks.y + GAP);
    let bottom = 0;
    let xGap, left, names, xName, yName;
    for (let pass = 0; pass < MOST_PASSES; pass++) { // what is on the left depends on the height, and that on what is below
      const aboveAndBelow = 2 * Math.min(top - shownLegend.height, bottom) - 2 * EDGE; // the name is at the middle of the picture
      yName = wrap(spec.y.name, NAME, height - top - bottom + aboveAndBelow, rule).lines;
      left = Math.ceil(Math.max(yGap + yName.length * name + EDGE, marks.x / 2));
      names = xSpec.names.length > 0
          ? placeNames(xSpec.names, (width - left - right) / (xSpec.names.length + (bar ? 0 : 1)), rule)
          : {height: label};
      xName = wrap(xSpec.name, NAME, width - left - right, rule).lines;
      xGap = Math.ceil(apart + names.height + GAP);
      bottom = Math.max(bottom, xGap + xName.length * name + EDGE);
    }
    return {
      rule: rule,
      marks: marks,
      drawn: {x: 0, y: 0}, // how wide the marks are in the end
      legend: shownLegend,
      names: names,
      values: values,
      grid: {left: left, right: right, top: top, bottom: bottom},
      height: height - top - bottom, // of the picture
      more: shownLegend.more + Math.ceil(names.height - label) + (xName.length - 1) * name + (values.turn ? values.height : 0),
      apart: apart,
      x: {name: xName.join('\n'), gap: xGap, count: (width - left - right) / (marks.x + 2 * GAP)},
      y: {name: yName.join('\n'), gap: yGap, count: MARKS},
      lines: {label: label, name: name}
    };
  }

  function axis(chart, side, spec, colours, planned) {
    const log = spec.scale === 'LOG';
    const text = log ? v => number(Math.pow(10, v)) : number;
    const result = {
      type: 'value',
      name: planned[side].name,
      nameLocation: 'middle',
      nameGap: planned[side].gap,
      nameTextStyle: {color: colours.text, fontSize: NAME, lineHeight: planned.lines.name},
      axisLabel: {
        color: colours.soft,
        fontSize: LABEL,
        lineHeight: planned.lines.label,
        margin: planned.apart,
        hideOverlap: true,
        formatter: v => marked(chart, side, text(v), planned)
      },
      axisLine: {show: true, onZero: false, lineStyle: {color: colours.soft}},
      axisTick: {show: true},
      splitLine: {lineStyle: {color: colours.line, opacity: 0.6}},
      splitNumber: Math.max(1, Math.min(MARKS, Math.floor(planned[side].count))),
      minInterval: spec.scale === 'LINEAR' ? 0 : 1,
      scale: true
    };
    if (spec.scale === 'LINEAR') {
      result.min = extent => widened(extent).min;
      result.max = extent => widened(extent).max;
    }
    if (log) { // whole powers of ten, or the ends would have odd numbers
      result.min = extent => Math.floor(extent.min);
      result.max = extent => Math.max(Math.floor(extent.min) + 1, Math.ceil(extent.max));
    }
    if (spec.scale === 'NAMES') { // marks at the names, none at the ends
      result.interval = 1;
      result.axisTick.show = false;
      named(result.axisLabel, planned.names);
    }
    if (spec.range.length === 2) {
      result.min = onAxis(spec, spec.range[0]);
      result.max = onAxis(spec, spec.range[1]);
    }
    return result;
  }

  // What the marks say is known when they are drawn, and the widest is kept for the next drawing.
  function marked(chart, side, text, planned) {
    const width = planned.rule.width(text, LABEL);
    if (width > planned.drawn[side]) {
      planned.drawn[side] = width;
      chart.marks[side] = text;
    }
    return text;
  }

  function named(axisLabel, names) {
    const text = i => (Number.isInteger(i) && i % names.step === 0 && names.texts[i]) || '';
    Object.assign(axisLabel, {rotate: names.turn, hideOverlap: false, formatter: (value, i) => text(typeof value === 'number' ? value : i)});
  }

  // Symbols here and there, each series at other places: so those of equal lines are all seen.
  function sparse(points, index) {
    const step = Math.max(1, Math.ceil(points.length / SYMBOLS_ON_A_LINE));
    const first = Math.floor(step * (index % 4) / 4);
    return (value, params) => (params.dataIndex % step === first ? 7 : 0);
  }

  function pathSymbols(points, index) {
    const few = points.length <= MOST_PATH_SYMBOLS;
    const some = sparse(points, index);
    return (value, params) => params.dataIndex === 0 ? 13 : few ? 6 : some(value, params);
  }

  function lineSeries(spec, index, colours, onSurface) {
    const palette = onSurface ? ON_SURFACE : colours.series;
    const colour = palette[index % palette.length];
    const symbolSize = spec.mark === 'PATH' ? pathSymbols(spec.points, index) : sparse(spec.points, index);
    return {
      type: 'line',
      name: spec.name,
      data: spec.points,
      clip: true,
      color: colour,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: symbolSize,
      showAllSymbol: true,
      step: spec.mark === 'STEP' ? 'end' : false,
      lineStyle: {width: 2.2, type: DASHES[index % DASHES.length]}
    };
  }

  function faintSeries(spec, colours) {
    return {
      type: 'line',
      name: '',
      silent: true,
      data: spec.points,
      clip: true,
      z: 1,
      symbol: spec.points.length === 1 ? 'circle' : 'none', // or nothing would be seen
      symbolSize: 3,
      color: colours.soft,
      lineStyle: {width: 1, opacity: 0.6}
    };
  }

  // The spread around a line: a light area with thin edges in the dashes of its line.
  function bandSeries(spec, line) {
    const edge = i => spec.band.map(at => [at[0], at[i]]);
    return {
      type: 'custom',
      name: '', // or the legend would show it in place of its line
      silent: true,
      z: 0,
      clip: true,
      encode: {x: 0, y: [1, 2]},
      data: spec.band,
      renderItem: (params, api) => {
        if (params.dataIndex > 0) {
          return null;
        }
        const least = edge(1).map(p => api.coord(p));
        const greatest = edge(2).map(p => api.coord(p));
        const stroke = {fill: 'none', stroke: line.color, lineWidth: 0.8, opacity: 0.7, lineDash: line.lineStyle.type};
        return {
          type: 'group',
          children: [
            {type: 'polygon', shape: {points: greatest.concat(least.slice().reverse())}, style: {fill: line.color, opacity: 0.16}},
            {type: 'polyline', shape: {points: least}, style: stroke},
            {type: 'polyline', shape: {points: greatest}, style: stroke}
          ]
        };
      }
    };
  }

  // A stage that leaves the picture on the right has its name there, where that place is free; any
  // other has it on the line itself, later ones further along.
  function stageName(spec, share, axes, taken, colours) {
    const [from, to] = [spec.points[0], spec.points[spec.points.length - 1]];
    const label = {show: true, formatter: spec.name, color: colours.text};
    const height = axes.y.range.length === 2 ? axes.y.range[1] - axes.y.range[0] : NaN;
    const free = taken.every(y => Math.abs(y - to[1]) > axes.nameShare * height);
    if (axes.x.range.length === 2 && to[0] === axes.x.range[1] && free) {
      taken.push(to[1]);
      return {endLabel: label};
    }
    const at = 0.3 + 0.5 * share;
    return {
      markPoint: {
        silent: true,
        z: 8,
        symbol: 'rect',
        symbolSize: 0,
        data: [{coord: [from[0] + at * (to[0] - from[0]), from[1] + at * (to[1] - from[1])]}],
        label: Object.assign(label, {backgroundColor: colours.paper, padding: [1, 3]})
      }
    };
  }

  function stageSeries(spec, last, axes, taken, colours) {
    const share = last === 1 ? 1 : (spec.rank - 1) / (last - 1);
    return Object.assign({
      type: 'line',
      name: spec.name,
      data: spec.points,
      clip: true,
      color: colours.text,
      symbol: 'none',
      lineStyle: {
        width: 1 + 2.5 * share,
        type: share < 0.34 ? [2, 4] : share < 1 ? [9, 4] : 'solid',
        opacity: 0.55 + 0.45 * share
      }
    }, stageName(spec, share, axes, taken, colours));
  }

  function pointSeries(spec, index, colours, onSurface) {
    const black = index % 2 === 0;
    const fill = onSurface ? (black ? '#000000' : '#ffffff') : colours.series[index % colours.series.length];
    const border = onSurface ? (black ? '#ffffff' : '#000000') : colours.paper;
    return {
      type: 'scatter',
      name: spec.name,
      data: spec.points,
      z: 5,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolKeepAspect: true,
      symbolSize: spec.points.length > 60 ? 8 : 15,
      color: fill,
      itemStyle: {borderColor: border, borderWidth: 2, opacity: 1}
    };
  }

  // A light line over a surface has dark edges, to be seen on light bands too.
  function casing(line) {
    return {
      type: 'line',
      name: '',
      silent: true,
      data: line.data,
      symbol: 'none',
      z: 1,
      lineStyle: {width: line.lineStyle.width + 2, color: '#000000', opacity: 0.55}
    };
  }

  function surfaceSeries(surface) {
    return {
      type: 'custom',
      name: '',
      silent: true,
      z: 0,
      clip: true,
      data: [[surface.xFrom, surface.yTo]],
      renderItem: (params, api) => {
        const topLeft = api.coord([surface.xFrom, surface.yTo]);
        const bottomRight = api.coord([surface.xTo, surface.yFrom]);
        return {
          type: 'image',
          style: {
            image: surface.image,
            x: topLeft[0],
            y: topLeft[1],
            width: bottomRight[0] - topLeft[0],
            height: bottomRight[1] - topLeft[1]
          }
        };
      }
    };
  }

  function onAxes(chart) {
    const point = p => [onAxis(chart.x, p[0]), onAxis(chart.y, p[1])];
    const spread = b => [onAxis(chart.x, b[0]), onAxis(chart.y, b[1]), onAxis(chart.y, b[2])];
    return chart.series.map(s => Object.assign({}, s, {points: s.points.map(point), band: s.band.map(spread)}));
  }

  function pointText(chart, params) {
    const series = chart.series.find(s => s.name === params.seriesName);
    const point = series && series.points[params.dataIndex];
    const text = (axis, value) => axis.names[value] || number(value);
    return point ? `${series.name}: (${text(chart.x, point[0])}, ${text(chart.y, point[1])})` : '';
  }

  function xyOption(chart, colours, planned) {
    const given = chart.spec;
    const spec = Object.assign({}, given, {series: onAxes(given)});
    const last = Math.max(0, ...spec.series.map(s => s.rank));
    const taken = [];
    const axes = {x: spec.x, y: spec.y, nameShare: planned.lines.label / planned.height};
    let index = 0;
    const series = spec.series.map(s => {
      if (s.mark === 'FAINT') {
        return faintSeries(s, colours);
      }
      if (s.rank > 0) {
        return stageSeries(s, last, axes, taken, colours);
      }
      const look = s.look >= 0 ? s.look : index++;
      return s.mark === 'POINTS'
          ? pointSeries(s, look, colours, Boolean(spec.surface))
          : lineSeries(s, look, colours, Boolean(spec.surface));
    });
    const bands = series.flatMap((line, i) => (spec.series[i].band.length ? [bandSeries(spec.series[i], line)] : []));
    series.unshift(...bands);
    const xAxis = axis(chart, 'x', spec.x, colours, planned);
    const yAxis = axis(chart, 'y', spec.y, colours, planned);
    if (spec.surface) {
      series.unshift(...series.filter(s => s.type === 'line').map(casing));
      series.unshift(surfaceSeries(spec.surface));
      xAxis.splitLine.show = false;
      yAxis.splitLine.show = false;
    }
    return {
      tooltip: {trigger: 'item', renderMode: 'richText', formatter: params => pointText(given, params)},
      xAxis: xAxis,
      yAxis: yAxis,
      legend: legend(planned, colours, planned.legend.linesOnly && Boolean(spec.surface)),
      series: series
    };
  }

  function barOption(chart, colours, planned) {
    const spec = chart.spec;
    const xAxis = axis(chart, 'x', {scale: 'LINEAR', range: []}, colours, planned);
    const yAxis = axis(chart, 'y', spec.y, colours, planned);
    Object.assign(xAxis, {type: 'category', data: spec.categories});
    named(xAxis.axisLabel, planned.names);
    xAxis.axisLabel.interval = 0;
    const log = spec.y.scale === 'LOG';
    const least = Math.min(...spec.bars.flatMap(b => b.values).filter(v => v > 0));
    const floor = log ? Math.floor(exponent(least) - 0.2) : 0; // where the bars begin
    const valueText = v => number(log ? Math.pow(10, v + floor) : v);
    yAxis.scale = false;
    yAxis.min = spec.y.range.length === 2 ? yAxis.min : 0;
    yAxis.axisLabel.formatter = v => marked(chart, 'y', valueText(v), planned);
    return {
      tooltip: {trigger: 'axis', renderMode: 'richText', valueFormatter: valueText},
      aria: {enabled: true, label: {enabled: false}, decal: {show: true}},
      xAxis: xAxis,
      yAxis: yAxis,
      legend: legend(planned, colours, false),
      series: spec.bars.map((b, i) => ({
        type: 'bar',
        name: b.name,
        data: b.values.map(v => onAxis(spec.y, v) - floor),
        color: colours.series[i % colours.series.length],
        barMaxWidth: MOST_BAR,
        label: {
          show: planned.values.shown,
          position: 'top',
          distance: ABOVE_A_BAR,
          rotate: planned.values.turn,
          align: planned.values.turn ? 'left' : 'center',
          verticalAlign: planned.values.turn ? 'middle' : 'bottom',
          color: colours.text,
          fontSize: LABEL,
          lineHeight: planned.lines.label,
          formatter: p => number3(b.values[p.dataIndex])
        },
        labelLayout: p => ({hideOverlap: true, dx: Math.max(0, planned.grid.left + GAP / 2 - p.labelRect.x)}) // not on the axis
      }))
    };
  }

  // Lines over a surface are light: so their legend is on a dark ground.
  function legend(planned, colours, lightLines) {
    const {names, texts, itemWidth} = planned.legend;
    return {
      show: names.length > 1,
      data: names,
      formatter: name => texts[names.indexOf(name)],
      top: 0,
      padding: LEGEND_PADDING,
      itemGap: LEGEND_GAP,
      itemWidth: itemWidth,
      backgroundColor: lightLines ? '#3b496c' : 'transparent',
      borderRadius: 4,
      textStyle: {color: lightLines ? '#ffffff' : colours.text, fontSize: NAME, lineHeight: planned.lines.name}
    };
  }

  // As the library sets it: names one beside the other while there is room. What the rows after the first need is more.
  function planLegend(spec, width, rule) {
    const linesOnly = spec.kind !== 'bar' && spec.series.every(s => s.mark !== 'POINTS');
    const names = spec.kind === 'bar'
        ? spec.bars.map(b => b.name)
        : spec.series.filter(s => s.rank === 0 && s.mark !== 'FAINT').map(s => s.name);
    const itemWidth = linesOnly ? 42 : 24;
    const room = width - 2 * LEGEND_PADDING - 2;
    const line = rule.line(NAME);
    const wrapped = names.map(name => wrap(name, NAME, room - itemWidth - LEGEND_GAP, rule).lines);
    const most = Math.max(0, ...wrapped.map(lines => lines.length));
    let rows = 0;
    let right = 0;
    for (const lines of wrapped) {
      const one = itemWidth + 5 + widest(lines, NAME, rule);
      if (rows === 0 || right + one > room) {
        rows++;
        right = 0;
      }
      right += one + LEGEND_GAP;
      // the library sets rows of unlike heights on each other: so all names have the same
      lines.unshift(...Array(Math.floor((most - lines.length) / 2)).fill(''));
      lines.push(...Array(most - lines.length).fill(''));
    }
    const all = rows * (most * line + LEGEND_GAP);
    const shown = names.length > 1;
    return {
      names: names,
      texts: wrapped.map(lines => lines.join('\n')),
      itemWidth: itemWidth,
      linesOnly: linesOnly,
      height: shown ? all - LEGEND_GAP + 2 * LEGEND_PADDING : 0,
      more: shown ? all - line - LEGEND_GAP : 0
    };
  }

  function option(chart, planned) {
    const colours = ink(chart.isDark);
    return Object.assign({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: {fontFamily: planned.rule.family},
      aria: {enabled: true, label: {enabled: false}},
      grid: planned.grid
    }, chart.spec.kind === 'bar' ? barOption(chart, colours, planned) : xyOption(chart, colours, planned));
  }

  // A surface fills its rectangle, whatever that one's shape; and a drawing can be scaled for paper.
  function afterDrawing(chart) {
    const drawing = chart.drawing;
    chart.place.querySelectorAll('image').forEach(image => image.setAttribute('preserveAspectRatio', 'none'));
    chart.place.querySelectorAll('svg').forEach(
        svg => svg.setAttribute('viewBox', `0 0 ${drawing.getWidth()} ${drawing.getHeight()}`));
    // Once in some hundred resizings the library leaves its clip paths empty, so that no line is seen.
    if (chart.place.querySelector('clipPath path[d=""]') && chart.repairs++ < MOST_REPAIRS) {
      window.setTimeout(() => begin(chart));
    }
  }

  // Drawn again while the marks are not as wide as was planned. Legends and names of more than one line get
  // room of their own, not the picture's; where that leaves the names other lines, it is planned again too.
  function show(chart) {
    const {place, drawing} = chart;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const before = chart.marks;
      const more = plan(chart).more;
      place.style.setProperty('--more', `${more}px`);
      if (drawing.getWidth() !== place.clientWidth || drawing.getHeight() !== place.clientHeight) {
        drawing.clear(); // or what was drawn for the old size would be drawn once more
        drawing.resize();
      }
      const planned = plan(chart);
      const {marks, drawn} = planned;
      chart.marks = {x: '', y: ''};
      drawing.setOption(option(chart, planned), true);
      if (drawn.x === marks.x && drawn.y === marks.y && planned.more === more) {
        return;
      }
      if (pass > 0) { // fewer marks may be wider ones, for which there is room for fewer: that comes to an end
        chart.marks = {
          x: drawn.x > marks.x ? chart.marks.x : before.x,
          y: drawn.y > marks.y ? chart.marks.y : before.y
        };
      }
    }
  }

  function begin(chart) {
    const label = chart.place.getAttribute('aria-label');
    if (chart.drawing) {
      chart.drawing.dispose();
    }
    chart.drawing = echarts.init(chart.place, null, {renderer: 'svg'});
    chart.drawing.on('rendered', () => afterDrawing(chart));
    show(chart);
    chart.place.setAttribute('aria-label', label);
    afterDrawing(chart);
  }

  function draw(isDark) {
    for (const chart of charts) {
      chart.isDark = isDark;
      chart.repairs = 0;
      show(chart);
    }
  }

  for (const place of document.querySelectorAll('.drawing')) {
    const spec = JSON.parse(place.nextElementSibling.textContent);
    const chart = {place: place, spec: spec, drawing: null, marks: {x: '', y: ''}, isDark: dark.matches, repairs: 0};
    charts.push(chart);
    begin(chart);
  }
  dark.addEventListener('change', () => draw(dark.matches));
  window.addEventListener('resize', () => draw(dark.matches));
  window.addEventListener('beforeprint', () => draw(false));
  window.addEventListener('afterprint', () => draw(dark.matches));
})();
