import { join } from 'node:path'
import type { Notice } from '../incident/incident.js'
import type { MailSettings, Recipient } from '../settings/alerts.js'
import { readSecret } from '../settings/secret.js'
import type { AlertContext, Channel, Handover, Rendered } from './channel.js'
import { mailHtml, mailText } from './format.js'
import { type Message, messageOf } from './message.js'
import type { MailPicture } from './pictures.js'

/** Milliseconds that a mail server may take to answer at all, and to go on. */
const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, dnsTimeout: 10_000, socketTimeout: 60_000 }

// What makes and sends mails is loaded when there is one.

/** Mail by SMTP, one message per language, handed over to one recipient at a time. */
export function mailChannel(mail: MailSettings, root: string, timeouts = TIMEOUTS): Channel {
  let transport: Awaited<ReturnType<typeof connect>> | undefined
  return {
    name: 'mail',
    render: (notice, context) => render(mail, notice, context),
    handOver: async (content, to) => {
      try {
        transport ??= await connect(mail, root, timeouts)
        // What was rendered goes out as it is; only the envelope names whom it goes to.
        const info = await transport.sendMail({ envelope: { from: mail.from, to: [to] }, raw: content })
        return { kind: 'delivered', said: info.response }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => transport?.close(),
  }
}

async function connect({ smtp }: MailSettings, root: string, timeouts = TIMEOUTS) {
  const { host, port, tls, user, password } = smtp
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(user && password ? { auth: { user, pass: readSecret(password, root) } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  })
}

/** Connects and logs in without sending anything. Returns why that failed, or `undefined`. */
export async function verifyMail(mail: MailSettings, root: string): Promise<string | undefined> {
  const transport = await connect(mail, root)
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  } finally {
    transport.close()
  }
}

async function render(mail: MailSettings, notice: Notice, context: AlertContext): Promise<readonly Rendered[]> {
  // What replaced it is told in a mail of its own; a second one would be one too many.
  if (notice.kind === 'superseded') return []
  // Who signed in knows.
  if (notice.kind === 'session-renewed') return []
  const { language: usual, state } = context.settings
  const recipients = recipientsOf(mail, notice)
  const languages = [...new Set(recipients.map(({ language }) => language ?? usual))]
  return Promise.all(
    languages.map(async (language) => {
      const to = recipients.filter((one) => (one.language ?? usual) === language).map(({ address }) => address)
      const message = messageOf(notice, context, language)
      const shown = message.blocks.find((block) => block.kind === 'pictures')
      const pictures = shown
        ? await (await import('./pictures.js')).picturesOf(shown.evidence, join(state, 'runs'))
        : []
      const content = await compose(mail, notice, message, to, pictures)
      return { name: language, subject: message.subject, file: 'message.eml', content, to }
    }),
  )
}

function recipientsOf(mail: MailSettings, { audience, kind }: Notice): readonly Recipient[] {
  if (kind === 'test') {
    const all = [...mail.to, ...(mail.operator ?? []), ...(mail.escalation ?? [])]
    return all.filter(({ address }, index) => all.findIndex((one) => one.address === address) === index)
  }
  if (audience === 'operator') return mail.operator ?? mail.to
  return audience === 'escalation' ? (mail.escalation ?? []) : mail.to
}

/**
 * The whole message, headers included. The first mail of an incident has the thread's own Message-ID, later ones
 * refer to it, and all have the same subject: so mail programs show them as one conversation.
 */
async function compose(
  mail: MailSettings,
  notice: Notice,
  message: Message,
  to: readonly string[],
  pictures: readonly MailPicture[],
): Promise<Buffer> {
  const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1)
  const thread = notice.incident && notice.kind !== 'test' ? `<${notice.incident.thread}@${domain}>` : null
  const isFirst = thread === null || notice.incident?.notices === 1
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const mime = new MailComposer({
    from: { name: 'guidewatch', address: mail.from },
    to: [...to],
    subject: isFirst ? message.subject : `Re: ${message.subject}`,
    date: new Date(notice.at),
    messageId: isFirst && thread ? thread : `<${notice.id}@${domain}>`,
    ...(isFirst ? {} : { inReplyTo: thread ?? '', references: [thread ?? ''] }),
    text: mailText(message),
    html: await mailHtml(message, pictures),
    attachments: pictures.map(({ cid, side, content, type }) => ({
      cid,
      content,
      filename: `${side}.${type === 'png' ? 'png' : 'jpg'}`,
      contentType: `image/${type}`,
      contentDisposition: 'inline' as const,
    })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `guidewatch <guidewatch.${domain}>`,
      'Content-Language': message.language,
      'X-Guidewatch-Notice': notice.id,
    },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return mime.compile().build()
}

/**
 * Tells a server that will never take this message for this recipient from one that did not now. An answer of 5xx to
 * the recipient or the message is final; what goes wrong before (connection, TLS, log-in) is no fault of the message.
 */
function failure(error: unknown): Handover {
  if (!(error instanceof Error)) return { kind: 'later', said: String(error), down: true }
  const {
    command = '',
    permanent,
    responseCode,
  } = error as Error & {
    command?: string
    permanent?: boolean
    responseCode?: number
  }
  const said = error.message.split('\n')[0] ?? error.message
  const ofMessage = /^(RCPT TO|DATA|MAIL FROM)$/.test(command) && responseCode !== undefined
  if (ofMessage && permanent) return { kind: 'refused', said }
  return { kind: 'later', said, down: !ofMessage || responseCode === 421 }
}
