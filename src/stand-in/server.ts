import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { generate } from 'selfsigned'
import { standInApp } from './app.js'
import type { Site } from './site.js'

/** The hosts that are imitated. */
export const STAND_IN_HOSTS = [
  'www.facebook.com',
  'accountscenter.facebook.com',
  'www.instagram.com',
  'help.instagram.com',
  'privacycenter.instagram.com',
  'help.meta.com',
  'faq.whatsapp.com',
  'www.whatsapp.com',
  'www.cloudflare.com',
] as const

export type StandIn = {
  readonly port: number
  /** Base64 SHA-256 of the certificate's public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string
  readonly hosts: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves the imitated sites on this machine only, over TLS, with a certificate that lives as long as the server. */
export async function serveStandIn(
  site: Site,
  options: { readonly port?: number; readonly chance?: () => number } = {},
): Promise<StandIn> {
  const pems = await generate([{ name: 'commonName', value: 'guidewatch stand-in' }], {
    keyType: 'ec',
    notAfterDate: new Date(Date.now() + 7 * 24 * 3600 * 1000),
    extensions: [{ name: 'subjectAltName', altNames: STAND_IN_HOSTS.map((value) => ({ type: 2 as const, value })) }],
  })
  const server = createAdaptorServer({
    fetch: standInApp(site, options.chance).fetch,
    createServer,
    serverOptions: { key: pems.private, cert: pems.cert },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const key = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    port: (server.address() as AddressInfo).port,
    spki: createHash('sha256').update(key).digest('base64'),
    hosts: STAND_IN_HOSTS,
    close: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
