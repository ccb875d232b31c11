// Takes the pictures of docs/images from a running stack: node screenshots.mjs SITE DASHBOARD-LOGIN FOLDER
// Chromium comes from the machine (CHROMIUM, default /usr/bin/chromium), playwright-core from NODE_PATH.
import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.env.NODE_PATH}/`)('playwright-core');
const [site, login, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function shot(name, viewport, colorScheme, visit) {
  const context = await browser.newContext({ viewport, colorScheme, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await visit(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  console.log(`${folder}/${name}.png`);
}

/** Asks for a page that Nginx keeps for nobody, since the address is new to it. The request's trace. */
async function throughEveryServer(page) {
  const answer = await page.request.get(`${site}?picture=${crypto.randomUUID()}`);
  return answer.headers().traceresponse.split('-')[1];
}

const wide = { width: 1280, height: 720 };
await shot('site', wide, 'light', page => page.goto(site, { waitUntil: 'networkidle' }));
await shot('site-phone', { width: 390, height: 844 }, 'dark', page => page.goto(site, { waitUntil: 'networkidle' }));
await shot('dashboard', wide, 'light', async page => {
  await page.goto(login);
  await page.getByText('mysql-2').first().waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes('Starting'));
});
await shot('dashboard-traces', wide, 'light', async page => {
  await page.goto(login);
  await page.getByText('mysql-2').first().waitFor();
  for (let i = 0; i < 5; i++) await throughEveryServer(page);
  await page.goto(new URL('/traces', login).href);
  await page.getByText('lb: GET edge').first().waitFor();
});
await shot('dashboard-trace', wide, 'light', async page => {
  await page.goto(login);
  await page.getByText('mysql-2').first().waitFor();
  const trace = await throughEveryServer(page);
  // The database server sends its spans last, and a trace's page does not look for more.
  for (let attempt = 1; ; attempt++) {
    await page.goto(new URL(`/traces/detail/${trace}`, login).href);
    try { await page.getByText(/mysql-\d: SELECT/).first().waitFor({ state: 'attached', timeout: 3000 }); break; } catch (failure) { if (attempt === 10) throw failure; }
  }
  await page.mouse.move(0, 0);
});
await browser.close();
