import { createHmac } from 'node:crypto'
import type { Notice } from '../incident/incident.js'
import type { WebhookSettings } from '../settings/alerts.js'
import { readSecret } from '../settings/secret.js'
import type { AlertContext, Channel, Rendered } from './channel.js'
import { mailText } from './format.js'
import { handOverByHttp } from './http.js'
import { messageOf, reportUrl } from './message.js'

/**
 * Posts every notice as JSON, signed as Standard Webhooks has it (https://www.standardwebhooks.com): HMAC-SHA256 over
 * id, timestamp and body, so that a receiver can tell guidewatch from others and a repetition by its id.
 */
export function webhookChannel(webhook: WebhookSettings, root: string): Channel {
  return {
    name: 'webhook',
    render: async (notice, context) => [render(notice, context)],
    handOver: (content, _to, id) =>
      handOverByHttp(async (signal) => {
        const url = safeUrl(readSecret(webhook.url, root))
        const timestamp = String(Math.floor(Date.now() / 1000))
        const signature = createHmac('sha256', readSecret(webhook.secret, root))
          .update(`${id}.${timestamp}.`)
          .update(content)
          .digest('base64')
        return fetch(url, {
          method: 'POST',
          body: new Uint8Array(content),
          // A redirect could lead the message, or the signature, to somebody else.
          redirect: 'error',
          signal,
          headers: {
            'content-type': 'application/json',
            'webhook-id': id,
            'webhook-timestamp': timestamp,
            'webhook-signature': `v1,${signature}`,
          },
        })
      }),
    close: () => undefined,
  }
}

/** What a webhook receives; the notice is that of schemas/notice.schema.json. */
function render(notice: Notice, context: AlertContext): Rendered {
  const message = messageOf(notice, context, context.settings.language)
  const body = {
    type: `guidewatch.${notice.kind}`,
    timestamp: notice.at,
    subject: message.subject,
    text: mailText(message),
    report: reportUrl(notice, context.settings),
    notice,
  }
  return {
    name: 'webhook',
    subject: message.subject,
    file: 'body.json',
    content: Buffer.from(JSON.stringify(body)),
    to: ['webhook'],
  }
}

function safeUrl(text: string): URL {
  const url = new URL(text)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !isHere) throw new Error('The address of the webhook must be an https one.')
  return url
}
