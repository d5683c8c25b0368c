import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** What a mail server does with a recipient or a message; `undefined` accepts. */
export type Behaviour = {
  /** An SMTP code such as 421 or 550. */
  readonly connect?: number
  readonly recipient?: (address: string) => number | undefined
  readonly data?: number
  /** Never answers the greeting. */
  readonly hang?: boolean
  /** The only password that is let in. */
  readonly password?: string
  /** Cuts the connection after the message was sent, without or with having kept it. */
  readonly cut?: 'before keeping' | 'after keeping'
}

export type Received = { readonly to: string; readonly raw: string; readonly mail: ParsedMail }

/** A real mail server on 127.0.0.1 that keeps what it accepts; its behaviour can be changed between two mails. */
export type MailServer = {
  readonly port: number
  readonly inbox: Received[]
  behaviour: Behaviour
  readonly sessions: () => number
}

export async function serveMail(behaviour: Behaviour = {}): Promise<MailServer> {
  let sessions = 0
  const state: MailServer = { port: 0, inbox: [], behaviour, sessions: () => sessions }
  const sockets = new Set<Socket>()
  const failure = (code: number) => Object.assign(new Error(`answer ${code}`), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) => {
      if (password === state.behaviour.password) callback(null, { user: username })
      else callback(failure(535))
    },
    onConnect: (_session, callback) => {
      sessions += 1
      if (state.behaviour.hang) return
      callback(state.behaviour.connect ? failure(state.behaviour.connect) : null)
    },
    onRcptTo: ({ address }, _session, callback) => {
      const code = state.behaviour.recipient?.(address)
      callback(code ? failure(code) : null)
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { cut, data } = state.behaviour
        if (data) return callback(failure(data))
        if (cut !== 'before keeping') {
          const mail = await simpleParser(raw)
          for (const { address } of session.envelope.rcptTo)
            state.inbox.push({ to: address, raw: raw.toString(), mail })
        }
        if (cut) for (const socket of sockets) socket.destroy()
        else callback(null)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close(() => undefined)
  })
  return Object.assign(state, { port: (server.server.address() as AddressInfo).port })
}

/** Settings that alert by mail to a server of {@link serveMail}. */
export function mailSettings(port: number, to = '[ana@example.org]', more = ''): string {
  return `alerts:\n  patience: 0\n  mail:\n    from: guidewatch@example.org\n    to: ${to}\n    smtp: { host: 127.0.0.1, port: ${port}, tls: none }\n${more}`
}
