// Looks at a page as its readers do, and prints a line for whatever is wrong:
//
//	node look.mjs CHROMIUM PAGE.html FOLDER STOPS
//
// STOPS is how many links and tables that open the page has at least.
// It tries wide and narrow screens, 200 % zoom, light and dark, paper, a browser without
// scripts, the keyboard alone, and the order of tables. FOLDER gets pictures of what was
// seen.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const [chromium, page, folder, least] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = 'file://' + path.resolve(page);
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const wrong = (where, what) => console.log(`${where}: ${what}`);

// Zoom to 200 % is half as many pixels of CSS, each twice as large.
const views = [
  { name: 'light', width: 1100, height: 900 },
  { name: 'dark', width: 1100, height: 900, dark: true },
  { name: 'tablet', width: 800, height: 900 },
  { name: 'narrow', width: 320, height: 900 },
  { name: 'narrow dark', width: 320, height: 900, dark: true },
  { name: 'zoomed', width: 640, height: 450, scale: 2 },
  { name: 'paper', width: 700, height: 990, media: 'print' },
];

async function open(view) {
  const tab = await browser.newPage();
  tab.on('console', message => wrong(view.name, 'the browser says ' + message.text()));
  tab.on('pageerror', error => wrong(view.name, 'a script fails: ' + error));
  tab.on('request', request => request.url().startsWith(address) || wrong(view.name, 'it asks for ' + request.url()));
  await tab.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.scale ?? 1 });
  await tab.emulateMediaType(view.media ?? 'screen');
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' }]);
  await tab.goto(address);
  return tab;
}

for (const view of views) {
  const tab = await open(view);
  const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (beyond > 0) wrong(view.name, `${beyond} pixels stand beyond the right edge`);
  // Where rows stand by themselves nothing of them has to be scrolled to.
  const hidden = view.width > 640 ? 0 : await tab.evaluate(() => [...document.querySelectorAll('.sheet th, .sheet td')]
    .filter(cell => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1).length);
  if (hidden > 0) wrong(view.name, `${hidden} cells of tables are cut off`);
  await tab.screenshot({ path: path.join(folder, view.name.replace(' ', '-') + '.png') });
  // The page lets no script run, so that of axe needs leave.
  await tab.setBypassCSP(true);
  await tab.goto(address);
  await tab.evaluate(axe);
  const found = await tab.evaluate(async () => {
    document.querySelectorAll('details').forEach(d => { d.open = true; });
    const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
    // Axe cannot judge the colours of what has to be scrolled to. Wide screens show them.
    const scrolled = node => {
      const frame = document.querySelector(node.target.at(-1))?.closest('.frame');
      return frame && frame.scrollWidth > frame.clientWidth;
    };
    const contrast = found.incomplete.find(rule => rule.id === 'color-contrast');
    if (contrast) contrast.nodes = contrast.nodes.filter(node => !scrolled(node));
    found.incomplete = found.incomplete.filter(rule => rule.nodes.length > 0);
    return found;
  });
  for (const rule of [...found.violations, ...found.incomplete]) {
    wrong(view.name, `axe: ${rule.id} (${rule.impact}), ${rule.nodes.length} times: ${rule.nodes[0].html.slice(0, 200)}`);
  }
  await tab.close();
}

// With the keyboard alone each link, each table and each button is reached once, is seen
// to be, and Enter opens a table.
const reached = 'a, summary, button, [tabindex="0"]';
const tab = await open({ name: 'keyboard', width: 1100, height: 900 });
const stops = await tab.evaluate(all => document.querySelectorAll(all).length, reached);
for (let i = 0; i < stops; i++) {
  await tab.keyboard.press('Tab');
  const at = await tab.evaluate(all => {
    const ring = getComputedStyle(document.activeElement);
    return { place: [...document.querySelectorAll(all)].indexOf(document.activeElement), ring: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2, table: document.activeElement.tagName === 'SUMMARY' };
  }, reached);
  if (at.place !== i) wrong('keyboard', `stop ${i} is element ${at.place}`);
  if (!at.ring) wrong('keyboard', `stop ${i} is not seen`);
  if (at.table) {
    await tab.keyboard.press('Enter');
    if (!await tab.evaluate(() => document.activeElement.parentElement.open)) wrong('keyboard', `Enter at stop ${i} opens no table`);
  }
}
await tab.close();
if (stops < least) wrong('keyboard', `${stops} stops`);

// Reads the first table: the heads, and each row as texts and numbers.
const readTable = () => {
  const table = document.querySelector('.sheet');
  return {
    heads: [...table.tHead.rows[0].cells].map(head => ({ name: head.textContent, number: head.classList.contains('number'), sort: head.getAttribute('aria-sort') })),
    rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({ text: cell.textContent, value: cell.dataset.value }))),
    live: document.querySelector('[aria-live=polite]')?.textContent,
    focus: document.activeElement.textContent,
  };
};

// Says what is wrong with the rows of a sorted table. The rule is written here once more.
function disorder(now, told, column, direction) {
  const { number } = now.heads[column];
  const worth = row => (number ? (row[column].value === undefined ? null : Number(row[column].value)) : row[column].text || null);
  const place = row => told.rows.findIndex(other => other[0].text === row[0].text);
  const found = [];
  if (new Set(now.rows.map(place)).size !== told.rows.length) found.push('rows are lost');
  for (let i = 1; i < now.rows.length; i++) {
    const [a, b] = [now.rows[i - 1], now.rows[i]];
    const [x, y] = [worth(a), worth(b)];
    if (direction === null || x === y) {
      if (place(a) > place(b)) found.push(`row ${i} stands before one that was told before it`);
    } else if (x === null) {
      found.push(`row ${i} is behind one that has nothing`);
    } else if (y !== null) {
      const order = number ? x - y : x.localeCompare(y, 'en', { numeric: true });
      if (direction === 'ascending' ? order > 0 : order < 0) found.push(`${x} stands before ${y}`);
    }
  }
  return found;
}

// Sorts by each column, with presses made by press(tab, column).
async function trySorting(name, press) {
  const tab = await open({ name, width: 1100, height: 900 });
  const told = await tab.evaluate(readTable);
  const steps = told.heads.flatMap((_, column) => ['ascending', 'descending', null].map(direction => ({ column, direction })));
  // From a column that was sorted to another: equal rows stand as told, not as sorted before.
  steps.push({ column: 2, direction: 'ascending' }, { column: 1, direction: 'ascending' });
  for (const { column, direction } of steps) {
    await press(tab, column);
    const now = await tab.evaluate(readTable);
    const where = `${name}, ${told.heads[column].name}, ${direction ?? 'as told'}`;
    disorder(now, told, column, direction).forEach(what => wrong(where, what));
    now.heads.forEach((head, i) => {
      if (head.sort !== (i === column ? direction : null)) wrong(where, `${head.name} has aria-sort ${head.sort}`);
    });
    if (!now.live || (direction !== null && !now.live.includes(told.heads[column].name))) wrong(where, `readers are told "${now.live}"`);
    if (now.focus !== told.heads[column].name) wrong(where, `the focus is on "${now.focus.slice(0, 40)}"`);
    if (column === 2 && direction === 'descending') await tab.screenshot({ path: path.join(folder, name.replace(/ /g, '-') + '.png') });
  }
  await tab.close();
}

const hasTables = await (async () => {
  const tab = await open({ name: 'tables', width: 1100, height: 900 });
  const found = await tab.$('.sheet') !== null;
  await tab.close();
  return found;
})();
const buttonOf = async (tab, column) => (await tab.$$('.sheet button'))[column];
if (hasTables) {
  await trySorting('sorted by click', async (tab, column) => (await buttonOf(tab, column)).click());
  for (const key of ['Enter', 'Space']) {
    await trySorting(`sorted by ${key}`, async (tab, column) => {
      await (await buttonOf(tab, column)).focus();
      await tab.keyboard.press(key);
    });
  }
}

// Without scripts there is the same to read, and nothing that seems to be a button.
for (const width of [1100, 320]) {
  const still = await browser.newPage();
  await still.setJavaScriptEnabled(false);
  await still.setViewport({ width, height: 900 });
  await still.goto(address);
  const shown = await still.$eval('main', main => main.innerText).catch(error => String(error));
  if (shown.length < 500) wrong('no scripts', `only ${shown.length} characters are shown`);
  const buttons = await still.evaluate(() => [...document.querySelectorAll('button, .sheet thead th')]
    .filter(e => e.tagName === 'BUTTON' || getComputedStyle(e).cursor === 'pointer' || getComputedStyle(e, '::after').content !== 'none').length);
  if (buttons > 0) wrong('no scripts', `${buttons} heads seem to be buttons`);
  await still.screenshot({ path: path.join(folder, `no-scripts-${width}.png`) });
  await still.close();
}

// On paper the heads stand on every sheet that a table goes on to, and no row is torn: the
// words "from7" and "until7" are the first and the last of a cell.
for (const format of ['A4', 'Letter']) {
  const paper = await browser.newPage();
  await paper.goto(address);
  const file = path.join(folder, `paper-${format}.pdf`);
  await paper.pdf({ format, path: file });
  const sheets = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  if (sheets.join('').length < 500) wrong(format, 'little is printed');
  sheets.forEach((text, i) => {
    const from = [...text.matchAll(/\bfrom(\d+)/g)].map(m => m[1]).join();
    const until = [...text.matchAll(/\buntil(\d+)/g)].map(m => m[1]).join();
    if (from !== until) wrong(format, `sheet ${i + 1} has the beginnings ${from} and the ends ${until}`);
    if (from && !/what readers noted/.test(text)) wrong(format, `sheet ${i + 1} has no heads`);
  });
  if (hasTables && sheets.length < 3) wrong(format, `only ${sheets.length} sheets`);
  await paper.close();
}
await browser.close();
