// How long a night's look at published guides takes, and how much memory: guides of many hosts, each a long article, read
// from loopback servers and compared with what is approved of the stand-in. At first, and on a night on which no page has
// changed. Pauses between pages are left out: they are as long as the settings say, and no work.
//   npm run bench:guides-time -- [--guides 200] [--hosts 40] [--kilobytes 150]
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { visitor } from '../dist/fetch/visitor.js'
import { loadFlows } from '../dist/flow/load.js'
import { checkGuides } from '../dist/guides/check.js'
import { knownOf } from '../dist/guides/known.js'
import { loadSettings } from '../dist/settings/settings.js'

const ROOT = join(import.meta.dirname, '..')
const PROOF = [
  'Der Konzern will mit euren Beiträgen eine künstliche Intelligenz schulen.',
  'Wer das nicht möchte, kann dagegen Widerspruch einlegen.',
  'Eine Begründung müsst ihr dafür nicht schreiben.',
]

if (process.send) process.on('message', (task) => (task.serve ? serve(task) : measure(task)))
else await main()

async function main() {
  const number = (fallback) => ({ type: 'string', default: String(fallback) })
  const { values } = parseArgs({ options: { guides: number(200), hosts: number(40), kilobytes: number(150) } })
  const [guides, hosts, kilobytes] = [values.guides, values.hosts, values.kilobytes].map(Number)
  const state = mkdtempSync(join(tmpdir(), 'guidewatch-guides-'))
  const server = fork(import.meta.filename)
  try {
    const ports = await answerOf(server, { serve: true, hosts, kilobytes })
    const rows = []
    for (const night of ['first night', 'nothing changed']) {
      const child = fork(import.meta.filename)
      rows.push({ night, ...(await answerOf(child, { guides, ports, state })) })
      child.disconnect()
    }
    console.table(Object.fromEntries(rows.map(({ night, ...row }) => [night, row])))
    const [{ seconds, cpuSeconds, peakMb }, again] = rows
    console.log(JSON.stringify({ guides, kilobytes, seconds, cpuSeconds, peakMb, againSeconds: again.seconds }))
  } finally {
    server.kill()
    rmSync(state, { recursive: true, force: true })
  }
}

function answerOf(child, task) {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`a measurement ended with code ${code}`)))
    child.send(task)
  })
}

/** Hosts of one address each, all of which have the same articles. */
async function serve({ hosts, kilobytes }) {
  const ports = []
  for (let host = 0; host < hosts; host += 1) {
    const server = createServer((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end()
      const etag = `"${request.url}"`
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(article(request.url, kilobytes))
    })
    const address = `127.0.0.${host + 1}`
    await new Promise((ready) => server.listen(0, address, ready))
    ports.push(`${address}:${server.address().port}`)
  }
  process.send(ports)
}

/** A long article with the guide in its midst. Every other one names a label of which the sites say nothing. */
function article(path, kilobytes) {
  const words =
    `Wie ${path} die Redaktion berichtet haben sich viele Leserinnen und Leser gemeldet weil sie nicht wissen
    wo in den Einstellungen der neue Eintrag steht und ob „alles speichern“ dort noch etwas bewirkt`.split(/\s+/)
  const paragraph = (seed) => {
    const sentence = (at) =>
      `${Array.from({ length: 14 }, (_, index) => words[(seed * 7 + at * 5 + index * 3) % words.length]).join(' ')}.`
    return `<p class="article__text" data-n="${seed}">${[0, 1, 2, 3].map(sentence).join(' ')}</p>`
  }
  const half = Array.from({ length: Math.round((kilobytes * 1000) / 2 / paragraph(1).length) }, (_, index) =>
    paragraph(index),
  )
  const steps = ['Einstellungen und Privatsphäre', 'Einstellungen', 'Datenschutzrichtlinie', 'Widerspruchsrecht']
  return `<!doctype html><html lang="de"><head><title>Widerspruch</title></head><body><nav><ul><li><a href="/">Start</a></ul></nav>
    <main><h1>So widersprecht ihr</h1>${half.join('')}<p>${PROOF[0]} ${PROOF[1]}</p>
    <ol>${steps.map((label) => `<li>Klickt auf <b>„${label}“</b>.</li>`).join('')}</ol>
    <p>Oder nehmt gleich <a href="https://www.facebook.com/help/contact/712876720715583">das Formular</a>. ${PROOF[2]}</p>
    ${half.join('')}</main><footer><a href="/impressum">Impressum</a></footer></body></html>`
}

async function measure({ guides, ports, state }) {
  const settings = { ...loadSettings(join(ROOT, 'guidewatch.yaml')), state }
  const context = { accounts: Object.keys(settings.accounts), devices: Object.keys(settings.devices) }
  const { flows } = loadFlows(settings.flows, context)
  const entries = Array.from({ length: guides }, (_, index) => ({
    ...{
      id: `g-${index}`,
      title: `Guide ${index}`,
      publisher: 'Bench',
      language: 'de',
      file: null,
      date: '2025-05-20',
    },
    ...{ contact: null, family: null, named: false },
    url: `http://${ports[index % ports.length]}/${index}`,
    teaches: [{ flow: 'facebook-objection', route: 'settings-policy' }],
    proof: PROOF.map((exact) => ({ exact, prefix: '', suffix: '' })),
  }))
  const asks = visitor({
    userAgent: 'guidewatch/bench (+https://example.org/)',
    near: ports,
    maxBytes: 5_000_000,
    seconds: 30,
    pause: 0,
  })
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const known = knownOf(settings, flows, 'stand-in')
  const knownSeconds = round((performance.now() - began) / 1000)
  const checked = await checkGuides(settings, entries, known, {
    site: 'stand-in',
    now: () => new Date(),
    visitor: asks,
  })
  const seconds = round((performance.now() - began) / 1000)
  const { user, system } = process.cpuUsage(cpu)
  const count = (verdict) => checked.filter(({ check }) => check.verdict === verdict).length
  process.send({
    guides,
    right: count('right'),
    wrong: count('wrong'),
    unknown: count('unknown'),
    seconds,
    knownSeconds,
    cpuSeconds: round((user + system) / 1e6),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })
}

function round(seconds) {
  return Number(seconds.toFixed(1))
}
