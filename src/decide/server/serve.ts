import type { EventEmitter } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { BadInputError } from '../../mistake/mistake.js'
import { type ReviewApp, reviewApp } from './app.js'
import { newSession } from './session.js'

/** A review that can be opened in a browser. */
export type ServedReview = {
  readonly port: number
  /** Opens it once; whoever has this may decide. */
  readonly url: string
  /** Ends it. What is being written is written first. */
  readonly close: () => Promise<void>
}

/** How long an answer under way may take when the server is ended, in milliseconds. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 20

/**
 * Serves a review on this machine alone.
 *
 * @param port 0 takes any that is free.
 * @throws BadInputError when the port is taken, or may not be used.
 */
export async function serveReview(
  review: Pick<ReviewApp, 'desks' | 'run' | 'language'>,
  port: number,
): Promise<ServedReview> {
  let app = new Hono()
  const server = serve({ fetch: (request, env) => app.fetch(request, env), hostname: '127.0.0.1', port })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error: NodeJS.ErrnoException) => reject(new BadInputError(notListening(error, port))))
  })
  const underWay = new Set<unknown>()
  server.on('request', (_: unknown, answer: EventEmitter) => {
    underWay.add(answer)
    answer.once('close', () => underWay.delete(answer))
  })
  // Only now is the port known that a request has to name.
  const taken = (server.address() as AddressInfo).port
  const session = newSession(taken)
  app = reviewApp({ ...review, session, port: taken })
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}/#${session.token}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const late = Date.now() + PATIENCE_MS
      while (underWay.size > 0 && Date.now() < late) await sleep(LOOK_EVERY_MS)
      // A browser keeps connections that it has asked nothing by; the server would wait for them.
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

function notListening({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: choose another --port, or leave it out to take any that is free.`
  if (code === 'EACCES') return `Port ${port} may not be used: choose a --port above 1023.`
  return `guidewatch cannot listen on 127.0.0.1:${port}: ${message}.`
}
