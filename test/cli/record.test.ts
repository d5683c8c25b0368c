import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recordCommand } from '../../src/cli/record.js'
import { Mistake } from '../../src/mistake/mistake.js'
import { guidewatch } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const FLOW = `flow: shop
link: https://shop.example.org/object
destination: { heading: Object }
routes:
  - { id: link, steps: [{ open: "https://shop.example.org/object" }] }
  - { id: menu, steps: [{ open: "https://shop.example.org/" }, { click: { role: link, name: Object } }] }
`
const { folder, config } = project({ 'shop.yaml': FLOW }, '')
const record = (...args: string[]) => {
  const command = new Command('record')
  recordCommand(command)
  return command.parseAsync([...args, '--config', config], { from: 'user' })
}
beforeAll(() => {
  vi.stubEnv('DISPLAY', '')
  vi.stubEnv('WAYLAND_DISPLAY', '')
})
afterAll(() => vi.unstubAllEnvs())

const URL = 'https://shop.example.org/'

describe('guidewatch record, before anybody has clicked', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['an address without its beginning', ['shop.example.org'], /`shop\.example\.org` is no address: write it whole/],
    ['a language that is none', [URL, '--locale', 'german'], /`german` is no language tag: write de or de-DE/],
    ['a device that there is not', [URL, '--device', 'watch'], /no device `watch`; known: desktop, mobile/],
    ['an account that there is not', [URL, '--account', 'kim'], /has no account `kim`; its accounts are: none/],
    ['a guide that is not there', [URL, '--guide', '/nowhere.md'], /There is no guide \/nowhere\.md/],
    ['a port without --remote', [URL, '--port', '9222'], /`--port` is the port of `--remote`, which is missing/],
    ['a port that is none', [URL, '--remote', '--port', '1'], /a number from 1024 to 65535/],
    ['a flow of two routes', [URL, '--flow', 'shop', '--locale', 'de-DE'], /Its routes are: link, menu\. Say which/],
    ['a route that there is not', [URL, '--flow', 'shop', '--route', 'app'], /Its routes are: link, menu\. Say which/],
    ['a file that is there', [URL, '--out', join(folder, 'flows', 'shop.yaml')], /shop\.yaml is there already/],
    ['no display', [URL], /There is no display here .* Say --remote/],
  ])('%s: one clear message, and nothing is written', async (_, args, message) => {
    const error = (await record(...args).then(
      () => undefined,
      (error: unknown) => error,
    )) as Mistake
    expect(error).toBeInstanceOf(Mistake)
    expect(error.message).toMatch(message)
    expect(error.message.split('\n')).toHaveLength(1)
    expect(readFileSync(join(folder, 'flows', 'shop.yaml'), 'utf8')).toBe(FLOW)
    expect(existsSync(join(folder, 'flows', 'recorded.yaml'))).toBe(false)
  })

  it('says in its help what can be typed', async () => {
    const { stdout } = await guidewatch(['record', '--help'])
    expect(stdout).toMatch(/u to undo.*Enter at the end/s)
  })
})
