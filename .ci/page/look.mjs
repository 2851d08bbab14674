// Looks at a page as its readers do, and prints a line for whatever is wrong:
//
//	node look.mjs CHROMIUM PAGE.html STOPS [FOLDER]
//
// STOPS is how many links and tables that open the page has at least.
// It tries wide and narrow screens, 200 % zoom, light and dark, paper, a browser without
// scripts, and the keyboard alone. FOLDER gets pictures of what was seen.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const [chromium, page, least, folder] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = 'file://' + path.resolve(page);
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const wrong = (where, what) => console.log(`${where}: ${what}`);

// Zoom to 200 % is half as many pixels of CSS, each twice as large.
const views = [
  { name: 'light', width: 1100, height: 900 },
  { name: 'dark', width: 1100, height: 900, dark: true },
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
  if (folder) await tab.screenshot({ path: path.join(folder, view.name.replace(' ', '-') + '.png') });
  // The page lets no script run, so that of axe needs leave.
  await tab.setBypassCSP(true);
  await tab.goto(address);
  await tab.evaluate(axe);
  const found = await tab.evaluate(async () => {
    document.querySelectorAll('details').forEach(d => { d.open = true; });
    return axe.run(document, { resultTypes: ['violations', 'incomplete'] });
  });
  for (const rule of [...found.violations, ...found.incomplete]) {
    wrong(view.name, `axe: ${rule.id} (${rule.impact}), ${rule.nodes.length} times: ${rule.nodes[0].html.slice(0, 200)}`);
  }
  await tab.close();
}

// With the keyboard alone each link and each table is reached once, is seen to be, and
// Enter opens a table.
const tab = await open({ name: 'keyboard', width: 1100, height: 900 });
const stops = await tab.evaluate(() => document.querySelectorAll('a, summary').length);
for (let i = 0; i < stops; i++) {
  await tab.keyboard.press('Tab');
  const at = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('a, summary')];
    const ring = getComputedStyle(document.activeElement);
    return { place: all.indexOf(document.activeElement), ring: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2, table: document.activeElement.tagName === 'SUMMARY' };
  });
  if (at.place !== i) wrong('keyboard', `stop ${i} is element ${at.place}`);
  if (!at.ring) wrong('keyboard', `stop ${i} is not seen`);
  if (at.table) {
    await tab.keyboard.press('Enter');
    if (!await tab.evaluate(() => document.activeElement.parentElement.open)) wrong('keyboard', `Enter at stop ${i} opens no table`);
  }
}
await tab.close();
if (stops < least) wrong('keyboard', `${stops} stops`);

// Without scripts there is the same to read.
const still = await browser.newPage();
await still.setJavaScriptEnabled(false);
await still.goto(address);
const shown = await still.$eval('main', main => main.innerText).catch(error => String(error));
if (shown.length < 500) wrong('no scripts', `only ${shown.length} characters are shown`);
await still.close();

const paper = await browser.newPage();
await paper.goto(address);
for (const format of ['A4', 'Letter']) {
  const pdf = await paper.pdf({ format, path: folder && path.join(folder, format + '.pdf') });
  if (pdf.length < 10_000) wrong(format, `${pdf.length} bytes of PDF`);
}
await browser.close();
