import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askPrivateTexts } from '../../src/login/conversation.js'
import { lacksOf, type Seen } from '../../src/login/missing.js'
import { devToolsPort, howToReach } from '../../src/login/remote.js'
import { requireDisplay } from '../../src/login/sign-in.js'
import { readStorageState, warnOfPlainFile } from '../../src/state/session-import.js'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'
import { project } from '../helpers/site.js'
import { MARK, memberFlow, memberPlace, memberSettings } from './place.js'

const answering = (...answers: string[]) => {
  const said: string[] = []
  return {
    said,
    tell: (text: string) => void said.push(text),
    ask: async (question: string) => {
      said.push(question)
      return answers.shift() ?? ''
    },
  }
}

describe('private texts', () => {
  it('are asked for', async () => {
    expect(await askPrivateTexts(answering(' Kim Miller, kim@garden.example ,, Kim Miller'), [])).toEqual([
      'Kim Miller',
      'kim@garden.example',
    ])
  })

  it('of an earlier session are kept, and told by their number', async () => {
    const person = answering('Kimmie')
    expect(await askPrivateTexts(person, ['Kim Miller', '+49 30 1234'])).toEqual([
      'Kim Miller',
      '+49 30 1234',
      'Kimmie',
    ])
    expect(person.said.join()).toContain('2 private texts are kept')
    expect(person.said.join()).not.toMatch(/Kim Miller|1234/)
  })

  it('of an earlier session are replaced when the person says so', async () => {
    expect(await askPrivateTexts(answering('-', 'Robin'), ['Kim'])).toEqual(['Robin'])
  })

  it('that are too short to hide are told by their number', async () => {
    const person = answering('Al, Kim')
    await askPrivateTexts(person, [])
    expect(person.said.at(-1)).toBe('Texts of fewer than 3 letters are not hidden: 1 of them.')
  })
})

describe('what a session does not carry', () => {
  const walking: Seen['walking'] = {
    status: 200,
    failure: null,
    authenticates: null,
    asksForPasskey: false,
    refusedHosts: [],
    stopped: [],
  }
  const nothing: Seen = { walking, isWhole: false, beside: [], databasesLost: false, otherUserAgent: false }
  const beside = { origin: 'https://a.example', inSessionStorage: 0, unwritable: [], hasServiceWorker: false }
  const whys = (seen: Partial<Seen>) => lacksOf({ ...nothing, ...seen }).map(({ why }) => why)

  it('is told even where nothing is known', () => {
    expect(whys({})).toEqual([expect.stringContaining('nothing was seen that would be missing')])
    expect(whys({ isWhole: true })).toEqual([expect.stringContaining('not in the one that walks')])
  })

  it('is what the browser itself is asked for', () => {
    expect(whys({ walking: { ...walking, status: 401, authenticates: 'negotiate' } })).toEqual([
      expect.stringContaining('HTTP negotiate'),
    ])
    expect(whys({ walking: { ...walking, status: null, failure: 'ERR_INVALID_AUTH_CREDENTIALS' } })).toEqual([
      expect.stringContaining('HTTP authentication'),
    ])
    expect(whys({ walking: { ...walking, status: null, failure: 'ERR_BAD_SSL_CLIENT_AUTH_CERT' } })).toEqual([
      expect.stringContaining('client certificate'),
    ])
  })

  it('is not in question, where the page did not come', () => {
    expect(whys({ walking: { ...walking, status: null, failure: 'ERR_NAME_NOT_RESOLVED' } })).toEqual([
      'The page did not come (ERR_NAME_NOT_RESOLVED).',
    ])
    expect(whys({ walking: { ...walking, status: 503 } })).toEqual(['The site answers with status 503.'])
  })

  it('is nothing in storage, where the session is whole', () => {
    const seen = {
      beside: [{ ...beside, inSessionStorage: 2 }],
      walking: { ...walking, stopped: ['POST https://a.example/renew'] },
    }
    expect(whys({ ...seen, isWhole: false })).toEqual([expect.stringContaining('2 entries that look like a session')])
    expect(whys({ ...seen, isWhole: true })).toEqual([expect.stringContaining('POST https://a.example/renew')])
    expect(whys({ ...seen, isWhole: null })).toHaveLength(2)
  })

  it('names a few of many hosts', () => {
    const refusedHosts = Array.from({ length: 9 }, (_, index) => `h${index}.example`)
    expect(whys({ isWhole: true, walking: { ...walking, refusedHosts } })[0]).toContain('h2.example and 6 more')
  })
})

describe('a plain storage state', () => {
  const file = (content: string) => {
    const path = join(temporaryFolder(), 'state.json')
    writeFileSync(path, content)
    return path
  }

  it('is read as Playwright writes it', () => {
    const state = { cookies: [], origins: [{ origin: 'https://a.example', localStorage: [] }] }
    expect(readStorageState(file(JSON.stringify(state)))).toEqual(state)
  })

  it.each([
    ['{"cookies": [{"name": "sid", "value": "s3cret-value"}], "origins": []}', 'cookies.0.domain'],
    ['s3cret-value', 'is no JSON'],
    ['[]', 'the whole file'],
  ])('that is none is refused without a word of it: %s', (content, where) => {
    const read = () => readStorageState(file(content))
    expect(read).toThrow(where)
    expect(read).not.toThrow('s3cret')
  })

  it('is warned of', () => {
    const path = file('{}')
    chmodSync(path, 0o644)
    expect(warnOfPlainFile(path)).toContain('others on this machine can read it: delete it')
    chmodSync(path, 0o600)
    expect(warnOfPlainFile(path)).not.toContain('others')
  })
})

describe('signing in from another computer', () => {
  it('tells the address by which this machine was reached', () => {
    const said = howToReach(40123, 'ABCD', { SSH_CONNECTION: '198.51.100.7 51000 203.0.113.5 2222' }).join('\n')
    expect(said).toMatch(/ssh -N -L 40123:127\.0\.0\.1:40123 -p 2222 \S+@203\.0\.113\.5/)
    expect(said).toContain('Click into each field')
    expect(said).toContain('inspector.html?ws=127.0.0.1:40123/devtools/page/ABCD')
    expect(said).toContain('This address is a secret')
    expect(howToReach(1, 'A', { SSH_CONNECTION: '::1 1 2001:db8::5 22' }).join('\n')).toMatch(
      /127\.0\.0\.1:1 \S+@\[2001:db8::5\]/,
    )
  })

  it('refuses a port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    await expect(devToolsPort(port)).rejects.toThrow(`Port ${port} of 127.0.0.1 is not free`)
    server.close()
  })
})

describe('guidewatch login', () => {
  const call = (...args: string[]) => {
    const { folder, config } = project({ 'garden.yaml': memberFlow('https://garden.example') }, memberSettings(MARK))
    const env = { GUIDEWATCH_SESSION_PASSPHRASE: 'a phrase' }
    return guidewatch(['login', ...args, '--config', config], { cwd: folder, env })
  }

  it.each([
    [['kim'], 'Signing in needs a person at a terminal'],
    [['robin'], 'has no account `robin`; its accounts are: kim'],
    [['kim', '--remote', '--port', '80'], 'a number from 1024 to 65535'],
    [['kim', '--from', 'state.json'], 'state.json cannot be read (ENOENT)'],
  ])('%j says in one line what is wrong', async (args, message) => {
    const { code, stdout, stderr } = await call(...args)
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('needs a display for a window, and names the other ways', () => {
    expect(() => requireDisplay({}, 'linux')).toThrow('--remote')
    expect(() => requireDisplay({ DISPLAY: ':1' }, 'linux')).not.toThrow()
    expect(() => requireDisplay({}, 'darwin')).not.toThrow()
  })

  it('tests with one device of each kind, and all hosts that the account’s walks reach', () => {
    const place = memberPlace('https://garden.example', { flow: 'devices: [desktop, mobile]' })
    expect(place.devices.map(({ name }) => name)).toEqual(['desktop', 'mobile'])
    expect(place.flow.hosts).toEqual(['https://garden.example'])
    expect(() => memberPlace('https://garden.example', { device: 'watch' })).toThrow(
      'There is no device `watch`; there are: desktop, mobile',
    )
  })
})
