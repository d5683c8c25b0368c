import { type AddressInfo, createServer } from 'node:net'
import os from 'node:os'
import { BadInputError } from '../mistake/mistake.js'

/**
 * A port of this machine for the browser's DevTools.
 *
 * @param wanted the port that the person asked for; any free one by default.
 * @throws BadInputError when it cannot be had.
 */
export function devToolsPort(wanted: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', () =>
      reject(new BadInputError(`Port ${wanted} of 127.0.0.1 is not free. Give another one, or leave --port out.`)),
    )
    server.listen(wanted ?? 0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** What makes Chromium answer DevTools on that port of 127.0.0.1, and let the pages it serves there in. */
export function devToolsArguments(port: number): readonly string[] {
  return [
    `--remote-debugging-port=${port}`,
    '--remote-debugging-address=127.0.0.1',
    `--remote-allow-origins=http://127.0.0.1:${port}`,
  ]
}

/** @throws BadInputError when no browser answers there, as when another program took the port in the meantime. */
export async function requireDevTools(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined)
  const said = (await answer?.json().catch(() => undefined)) as { Browser?: string } | undefined
  if (said?.Browser === undefined)
    throw new BadInputError(`The browser does not answer on port ${port}. Try again, or give another one with --port.`)
}

/**
 * How a person on another computer reaches the browser.
 *
 * @param target Chromium's id of the page to begin with.
 * @param env `SSH_CONNECTION` tells by which address this machine was reached: client, its port, server, its port.
 */
export function howToReach(port: number, target: string, env: NodeJS.ProcessEnv): readonly string[] {
  const [, , server, sshPort] = (env.SSH_CONNECTION ?? '').split(' ')
  const host = server?.includes(':') ? `[${server}]` : server
  const at = `${os.userInfo().username}@${host || os.hostname()}`
  const through = sshPort && sshPort !== '22' ? `-p ${sshPort} ` : ''
  return [
    `The browser runs on this machine without a window, and answers on 127.0.0.1:${port} until this command ends.`,
    'On your own computer, keep this running:',
    '',
    `  ssh -N -L ${port}:127.0.0.1:${port} ${through}${at}`,
    '',
    'Then open in Chrome or Chromium there:',
    '',
    `  http://127.0.0.1:${port}/devtools/inspector.html?ws=127.0.0.1:${port}/devtools/page/${target}`,
    '',
    `or chrome://inspect/#devices, where you Configure… 127.0.0.1:${port} and choose inspect; windows that the site opens are listed there, too.`,
    'Click into each field before you write: the Tab key leads out of the picture, to the tools beside it.',
    'This address is a secret: whoever reaches it, other users of this machine too, can do all that the account can.',
  ]
}
