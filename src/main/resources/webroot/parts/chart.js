import { html, ref } from '../html.js';

let library = null;
const charts = new WeakMap();

/** Chart.js, fetched when the first chart is shown. */
function chartLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/assets/vendor/chart.js';
    script.onload = () => resolve(/** @type {any} */ (window).Chart);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

/**
 * A chart with a sentence that says what it shows.
 *
 * @param type of Chart.js
 * @param data of Chart.js; colours are names of tokens, such as `--good`
 */
export function chart({ label, type, data, options = {} }) {
  return html`
    <div class="chart">
      <canvas role="img" aria-label=${label} ${ref(canvas => canvas && draw(canvas, type, data, options))}></canvas>
    </div>`;
}

async function draw(canvas, type, data, options) {
  const wanted = JSON.stringify([data, getComputedStyle(document.documentElement).colorScheme]);
  const known = charts.get(canvas);
  if (known?.wanted === wanted) return;
  const entry = known ?? { chart: null };
  entry.wanted = wanted;
  charts.set(canvas, entry);
  const Chart = await chartLibrary();
  if (!canvas.isConnected || entry.wanted !== wanted) return;
  if (entry.chart) {
    entry.chart.data = coloured(data);
    entry.chart.update();
  } else {
    entry.chart = new Chart(canvas, { type, data: coloured(data), options: settings(options) });
  }
}

function coloured(data) {
  return {
    ...data,
    datasets: data.datasets.map(set => ({
      ...set,
      borderColor: token(set.colour),
      backgroundColor: token(set.colour),
    })),
  };
}

function settings(options) {
  const ink = token('--ink-soft');
  const line = token('--line');
  const axis = { ticks: { color: ink, precision: 0, maxTicksLimit: 8 }, grid: { color: line }, beginAtZero: true };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    plugins: { legend: { labels: { color: ink, boxWidth: 12 } } },
    scales: { x: { ...axis, stacked: options.stacked }, y: { ...axis, stacked: options.stacked } },
    ...options,
  };
}

/** The colour of a token as it is now; a probe resolves what the token is made of. */
function token(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
