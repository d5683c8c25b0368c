import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { describe, expect, it } from 'vitest'
import * as reader from '../../integrations/reader/guidewatch-reader.js'
import { findBrowser } from '../../src/browser/find.js'
import { statusSchema } from '../../src/publish/schema.js'
import { ROOT } from '../helpers/cli.js'
import { document, serveSite } from '../helpers/site.js'
import { hostOf, outcome, readVectors, VECTORS_FOLDER } from '../helpers/vectors.js'

const READER = join(ROOT, 'integrations', 'reader')
const vectors = readVectors()

describe('the reader’s test vectors', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    expect(await outcome(reader, vector, 'https://links.example.org', hostOf(vector.files))).toEqual(vector.expected)
  })

  it('come out of their script to the byte', () => {
    const made = execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { vectorFiles } from ${JSON.stringify(join(READER, 'make-vectors.mjs'))}
       process.stdout.write(JSON.stringify([...vectorFiles()]))`,
    ])
    const files = new Map(JSON.parse(made.toString()) as [string, string][])
    expect([...files.keys()].sort()).toEqual(readdirSync(VECTORS_FOLDER).sort())
    for (const [name, content] of files) expect(readFileSync(join(VECTORS_FOLDER, name), 'utf8'), name).toBe(content)
  })

  it('hold publications as guidewatch makes them', () => {
    const status = (name: string) => vectors.find((one) => one.name === name)?.files['status.json'] ?? ''
    for (const name of ['fresh', 'all-states', 'vanished']) statusSchema.parse(JSON.parse(status(name)))
  })

  it('give every reason that a reading can have and a host can cause', () => {
    expect([...new Set(vectors.map(({ expected }) => expected.reason ?? 'none'))].sort()).toEqual([
      'bad-signature',
      'clock',
      'expired',
      'expires-too-late',
      'malformed',
      'none',
      'rolled-back',
      'unknown-version',
      'unreachable',
      'unsigned',
      'wrong-hash',
    ])
  })

  it('come out the same in Chromium', async () => {
    const file = (folder: string, name: string, content: string | null) =>
      content === null ? [] : [[`/${folder}/${name}`, content] as const]
    const site = await serveSite({
      '/': document('<p>A page of a guide</p>'),
      '/guidewatch-reader.js': (_, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(readFileSync(join(READER, 'guidewatch-reader.js')))
      },
      ...Object.fromEntries(
        vectors.flatMap(({ name, files }) => [
          ...file(name, 'head.json', files['head.json']),
          ...file(name, 'status.json', files['status.json']),
        ]),
      ),
    })
    const found = await findBrowser()
    const browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
    try {
      const page = await browser.newPage()
      await page.goto(site.origin)
      // As text, so that nothing is translated on the way. Addresses are relative to the page, and fetch is the page’s own.
      const outcomes = await page.evaluate(`(async () => {
        const reader = await import('/guidewatch-reader.js')
        const outcome = ${outcome}
        const outcomes = []
        for (const vector of ${JSON.stringify(vectors)}) outcomes.push(await outcome(reader, vector, vector.name))
        return outcomes
      })()`)
      expect(outcomes).toEqual(vectors.map(({ expected }) => expected))
    } finally {
      await browser.close()
    }
  })
})
