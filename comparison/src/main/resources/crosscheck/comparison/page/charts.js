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
  const STAGE_NAME_HEIGHT = 14; // pixels
  const LETTER = 7; // pixels, about
  const LINE = 14; // pixels
  const MOST_NAMED = 12; // categories, each with its name
  const MOST_REPAIRS = 3;
  const LEGEND_LINE = 24; // pixels
  const MARKS = 5; // on an axis, about
  const FONT = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';
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

  function axis(spec, colours, isX) {
    const log = spec.scale === 'LOG';
    const result = {
      type: 'value',
      name: spec.name,
      nameLocation: 'middle',
      nameGap: isX ? 28 : 50,
      nameTextStyle: {color: colours.text, fontSize: 13},
      axisLabel: {color: colours.soft, hideOverlap: true, formatter: log ? v => number(Math.pow(10, v)) : number},
      axisLine: {show: true, onZero: false, lineStyle: {color: colours.soft}},
      axisTick: {show: true},
      splitLine: {lineStyle: {color: colours.line, opacity: 0.6}},
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
      result.axisLabel.formatter = v => (Number.isInteger(v) && spec.names[v]) || '';
      result.axisTick.show = false;
    }
    if (spec.range.length === 2) {
      result.min = onAxis(spec, spec.range[0]);
      result.max = onAxis(spec, spec.range[1]);
    }
    return result;
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

  function xyOption(given, colours, width, height) {
    const spec = Object.assign({}, given, {series: onAxes(given)});
    const last = Math.max(0, ...spec.series.map(s => s.rank));
    const taken = [];
    const axes = {x: spec.x, y: spec.y, nameShare: STAGE_NAME_HEIGHT / Math.max(100, height - 90)};
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
    const xAxis = axis(spec.x, colours, true);
    const yAxis = axis(spec.y, colours, false);
    if (spec.x.scale === 'NAMES') {
      nameAxis(xAxis, spec.x, width);
    }
    if (spec.surface) {
      series.unshift(...series.filter(s => s.type === 'line').map(casing));
      series.unshift(surfaceSeries(spec.surface));
      xAxis.splitLine.show = false;
      yAxis.splitLine.show = false;
    }
    const lines = spec.series.every(s => s.mark !== 'POINTS');
    const named = spec.series.filter(s => s.rank === 0 && s.mark !== 'FAINT').map(s => s.name);
    return {
      tooltip: {trigger: 'item', renderMode: 'richText', formatter: params => pointText(given, params)},
      xAxis: xAxis,
      yAxis: yAxis,
      legend: legend(named, colours, lines, lines && Boolean(spec.surface)),
      series: series
    };
  }

  // The names of an axis between whose ends they lie, one place beside the first and the last.
  function nameAxis(result, spec, width) {
    const place = (width - 90) / (spec.names.length + 1) - 4;
    const longest = Math.max(...spec.names.map(name => name.length));
    Object.assign(result.axisLabel, {width: place, overflow: 'break'});
    result.nameGap += LINE * (Math.ceil(LETTER * longest / place) - 1);
  }

  // The names of a few categories are all there, on several lines where they must be.
  function categoryAxis(spec, colours, width) {
    const result = axis({name: spec.xName, scale: 'LINEAR', range: [], names: []}, colours, true);
    result.type = 'category';
    result.data = spec.categories;
    const place = (width - 90) / spec.categories.length - 4;
    if (spec.categories.length <= MOST_NAMED) {
      const longest = Math.max(...spec.categories.map(name => name.length));
      const lines = Math.ceil(LETTER * longest / place);
      Object.assign(result.axisLabel, {interval: 0, hideOverlap: false, width: place, overflow: 'break'});
      result.nameGap += LINE * (lines - 1);
    }
    return result;
  }

  function barOption(spec, colours, width) {
    const xAxis = categoryAxis(spec, colours, width);
    const yAxis = axis(spec.y, colours, false);
    const log = spec.y.scale === 'LOG';
    const least = Math.min(...spec.bars.flatMap(b => b.values).filter(v => v > 0));
    const floor = log ? Math.floor(exponent(least) - 0.2) : 0; // where the bars begin
    const valueText = v => number(log ? Math.pow(10, v + floor) : v);
    yAxis.scale = false;
    yAxis.min = spec.y.range.length === 2 ? yAxis.min : 0;
    yAxis.axisLabel.formatter = valueText;
    return {
      tooltip: {trigger: 'axis', renderMode: 'richText', valueFormatter: valueText},
      aria: {enabled: true, label: {enabled: false}, decal: {show: true}},
      xAxis: xAxis,
      yAxis: yAxis,
      legend: legend(spec.bars.map(b => b.name), colours, false, false),
      series: spec.bars.map((b, i) => ({
        type: 'bar',
        name: b.name,
        data: b.values.map(v => onAxis(spec.y, v) - floor),
        color: colours.series[i % colours.series.length],
        barMaxWidth: 90,
        label: {show: true, position: 'top', color: colours.text, fontSize: 12, formatter: p => number3(b.values[p.dataIndex])},
        labelLayout: {hideOverlap: true}
      }))
    };
  }

  // Lines over a surface are light: so their legend is on a dark ground.
  function legend(names, colours, linesOnly, lightLines) {
    return {
      show: names.length > 1,
      data: names,
      top: 0,
      itemWidth: linesOnly ? 42 : 24,
      backgroundColor: lightLines ? '#3b496c' : 'transparent',
      borderRadius: 4,
      textStyle: {color: lightLines ? '#ffffff' : colours.text, fontSize: 13}
    };
  }

  // As the library sets it: names one beside the other while there is room.
  function legendHeight(legend, width) {
    if (!legend.show) {
      return 0;
    }
    let lines = 1;
    let right = 0;
    for (const name of legend.data) {
      const one = legend.itemWidth + 5 + echarts.format.getTextRect(name, `13px ${FONT}`).width;
      if (right > 0 && right + one > width - 12) {
        lines++;
        right = 0;
      }
      right += one + 10;
    }
    return LEGEND_LINE * lines;
  }

  function option(spec, drawing, isDark) {
    const width = drawing.getWidth();
    const colours = ink(isDark);
    const result = spec.kind === 'bar' ? barOption(spec, colours, width) : xyOption(spec, colours, width, drawing.getHeight());
    const room = spec.kind === 'bar' ? 28 : 14; // bars have their numbers above
    const stages = spec.kind === 'xy' && spec.series.some(s => s.rank > 0);
    return Object.assign({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: {fontFamily: FONT},
      aria: {enabled: true, label: {enabled: false}},
      grid: {left: 68, right: stages ? 64 : 18, top: room + legendHeight(result.legend, width), bottom: result.xAxis.nameGap + 18}
    }, result);
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

  // The lines of a legend after the first one are room of their own, not the picture's.
  function show(chart) {
    let result = option(chart.spec, chart.drawing, chart.isDark);
    const more = `${Math.max(0, legendHeight(result.legend, chart.drawing.getWidth()) - LEGEND_LINE)}px`;
    if (chart.place.style.getPropertyValue('--legend') !== more) {
      chart.place.style.setProperty('--legend', more);
      chart.drawing.resize();
      result = option(chart.spec, chart.drawing, chart.isDark);
    }
    chart.drawing.setOption(result, true);
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
    const chart = {place: place, spec: spec, drawing: null, isDark: dark.matches, repairs: 0};
    charts.push(chart);
    begin(chart);
  }
  dark.addEventListener('change', () => draw(dark.matches));
  window.addEventListener('resize', () => {
    charts.forEach(chart => chart.drawing.resize());
    draw(dark.matches);
  });
  window.addEventListener('beforeprint', () => draw(false));
  window.addEventListener('afterprint', () => draw(dark.matches));
})();
