// Milliseconds per pair of screenshots and peak memory, beside other tools, in one run on the same pictures.
//   npm run bench:compare [-- --rounds N]
// The pictures are drawn by the browser; every tool runs in a process of its own, in turns.
import { execFileSync, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const SIZES = {
  'desktop 1280x720': { width: 1280, height: 720, scale: 1 },
  'whole page 1280x5000': { width: 1280, height: 5000, scale: 1 },
  'phone 390x844@3x': { width: 390, height: 844, scale: 3 },
}
const PAIRS = ['identical bytes', 're-encoded', 'one label', 'shifted 40 px', 'everything different']
const TOOLS = ['guidewatch', 'pngjs + pixelmatch', 'Playwright', 'odiff server', 'looks-same']
const REPEATS = 7

if (process.send) await measure(process.argv[2], process.argv[3])
else await main()

async function main() {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-compare-'))
  try {
    await draw(folder)
    const times = {}
    const memory = {}
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const tool of TOOLS) {
        const { results, peak } = await inProcess(tool, folder)
        memory[tool] = Math.max(memory[tool] ?? 0, peak)
        for (const [key, ms] of Object.entries(results)) {
          times[key] ??= Object.fromEntries(TOOLS.map((name) => [name, []]))
          times[key][tool].push(ms)
        }
      }
    }
    const best = (key, tool) => median(times[key][tool])
    console.log(`| pair, ms | ${TOOLS.join(' | ')} |\n| --- |${' --- |'.repeat(TOOLS.length)}`)
    for (const key of Object.keys(times)) {
      console.log(
        `| ${key} | ${TOOLS.map((tool) => best(key, tool).toFixed(best(key, tool) < 10 ? 2 : 0)).join(' | ')} |`,
      )
    }
    const nightly = (tool) =>
      Object.keys(SIZES).reduce(
        (sum, size) =>
          sum +
          0.9 * best(`${size}, identical bytes`, tool) +
          0.08 * best(`${size}, one label`, tool) +
          0.02 * best(`${size}, shifted 40 px`, tool),
        0,
      ) / Object.keys(SIZES).length
    console.log(
      `| **nightly mix** (90 % identical, 8 % one label, 2 % shifted) | ${TOOLS.map((tool) => nightly(tool).toFixed(2)).join(' | ')} |`,
    )
    console.log(`| peak memory, MB | ${TOOLS.map((tool) => Math.round(memory[tool] / 1024)).join(' | ')} |`)
    const faster = (a, b) => Math.round((a / b) * 10) / 10
    const worst = Math.min(
      ...Object.keys(times).map((key) => best(key, 'pngjs + pixelmatch') / best(key, 'guidewatch')),
    )
    console.log(
      JSON.stringify({
        nightlyVsPlaywright: faster(nightly('Playwright'), nightly('guidewatch')),
        nightlyVsOdiff: faster(nightly('odiff server'), nightly('guidewatch')),
        worstVsPngjs: faster(worst, 1),
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inProcess(tool, folder) {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [tool, folder], { env: { ...process.env, FORCE_COLOR: '0' } })
    let answer
    child.on('message', (message) => {
      answer = message
    })
    child.on('exit', (code) => (answer ? resolve(answer) : reject(new Error(`${tool} ended with code ${code}`))))
  })
}

/** Runs in a process of its own: every pair through one tool. */
async function measure(tool, folder) {
  const { compare, end, children } = await toolNamed(tool, folder)
  const results = {}
  for (const size of Object.keys(SIZES)) {
    for (const pair of PAIRS) {
      const files = ['before', pair].map((name) => join(folder, fileName(size, name)))
      const times = []
      for (let repeat = 0; repeat < REPEATS; repeat += 1) {
        const start = performance.now()
        await compare(...files)
        times.push(performance.now() - start)
      }
      // The first ones warm up the compiler.
      results[`${size}, ${pair}`] = median(times.slice(2))
    }
  }
  const peak = process.resourceUsage().maxRSS + children()
  await end?.()
  process.send({ results, peak }, () => process.exit())
}

async function toolNamed(tool, folder) {
  const diff = join(folder, `diff-${process.pid}.png`)
  const none = () => 0
  switch (tool) {
    case 'guidewatch': {
      const { comparePictures } = await import('../dist/compare/pixels.js')
      const { maskPicture } = await import('../dist/judge/mask.js')
      return {
        compare: async (a, b) => {
          const found = await comparePictures(readFileSync(a), readFileSync(b))
          if (found) writeFileSync(diff, maskPicture(found.mask, found.width, found.height))
        },
        children: none,
      }
    }
    case 'pngjs + pixelmatch': {
      const { PNG } = await import('pngjs')
      const { default: pixelmatch } = await import('pixelmatch')
      return {
        compare: async (a, b) => {
          const [one, other] = [a, b].map((file) => PNG.sync.read(readFileSync(file)))
          const output = new PNG({ width: one.width, height: one.height })
          const count = pixelmatch(one.data, other.data, output.data, one.width, one.height, { threshold: 0.1 })
          if (count > 0) writeFileSync(diff, PNG.sync.write(output))
        },
        children: none,
      }
    }
    case 'Playwright': {
      const { getComparator } = createRequire(import.meta.url)('playwright-core/lib/coreBundle').utils
      const comparator = getComparator('image/png')
      return {
        compare: async (a, b) => {
          const found = comparator(readFileSync(b), readFileSync(a), { threshold: 0.1 })
          if (found?.diff) writeFileSync(diff, found.diff)
        },
        children: none,
      }
    }
    case 'odiff server': {
      const { ODiffServer } = createRequire(import.meta.url)('odiff-bin')
      const server = new ODiffServer()
      return {
        compare: (a, b) => server.compare(a, b, diff, { threshold: 0.1, antialiasing: true }),
        children: () => {
          const pids = execFileSync('pgrep', ['-P', String(process.pid)], { encoding: 'utf8' })
            .trim()
            .split('\n')
          return pids.reduce((sum, pid) => sum + peakOf(pid), 0)
        },
        end: () => server.stop(),
      }
    }
    default: {
      const { default: looksSame } = await import('looks-same')
      return {
        compare: async (a, b) => {
          const { equal } = await looksSame(a, b, { strict: false })
          if (!equal) await looksSame.createDiff({ reference: a, current: b, diff, highlightColor: '#ff00ff' })
        },
        children: none,
      }
    }
  }
}

/** Peak memory of a process in KiB, where /proc tells it. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function fileName(size, name) {
  return `${size} ${name}.png`.replaceAll(' ', '-').replaceAll('/', '-')
}

/** Draws a text-heavy settings page and its variations with the browser. */
async function draw(folder) {
  const { launchForPerson } = await import('../dist/browser/launch.js')
  const { default: sharp } = await import('sharp')
  const browser = await launchForPerson('nothing', { headless: true })
  for (const [size, { width, height, scale }] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale })
    const shoot = async (name, html) => {
      await page.setContent(html)
      writeFileSync(join(folder, fileName(size, name)), await page.screenshot())
    }
    await shoot('before', settingsPage())
    await shoot('one label', settingsPage().replace('Setting number 3<', 'Option number 3<'))
    await shoot(
      'shifted 40 px',
      settingsPage().replace('<body>', '<body><div style="height:40px;background:#fd6">Maintenance on Monday</div>'),
    )
    await shoot(
      'everything different',
      settingsPage('#10131a', '#dde').replaceAll('Setting', 'Chapter').replaceAll('Explains', 'Describes'),
    )
    const before = readFileSync(join(folder, fileName(size, 'before')))
    writeFileSync(join(folder, fileName(size, 'identical bytes')), before)
    writeFileSync(
      join(folder, fileName(size, 're-encoded')),
      await sharp(before).png({ compressionLevel: 9 }).toBuffer(),
    )
    await page.close()
  }
  await browser.close()
}

function settingsPage(background = '#fff', colour = '#1b1f24') {
  const cards = Array.from(
    { length: 60 },
    (_, n) =>
      `<section><svg width="24" height="24"><circle cx="12" cy="12" r="${4 + (n % 8)}" fill="hsl(${n * 37} 60% 50%)"/></svg><div><h2>Setting number ${n}</h2><p>Explains what setting ${n} does to your account, your posts and your pictures, and since when.</p></div><label><input type="checkbox" ${n % 3 ? 'checked' : ''}> On</label></section>`,
  )
  return `<!doctype html><style>body{margin:0;font:15px/1.45 sans-serif;background:${background};color:${colour}}section{display:flex;gap:14px;align-items:center;padding:8px 16px;border-bottom:1px solid #8884}h2{font-size:17px;margin:0}p{margin:0}div{flex:1}header{height:90px;background:linear-gradient(90deg,#246,#9cf,#fc8)}</style><body><header></header>${cards.join('')}</body>`
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
