import { z } from 'zod'
import { languageSchema } from './language.js'
import { secretSchema } from './secret.js'

/** Where alerts go. Recipients come from here alone, never from a page. */

const address = z
  .email('expected one plain address such as `ana@example.org`')
  .max(254)
  .describe('One plain e-mail address.')

const recipient = z.union(
  [
    address.transform((plain) => ({ address: plain, language: undefined })),
    z.strictObject({ address, language: languageSchema.optional() }),
  ],
  { error: 'expected one plain address such as `ana@example.org`, or `{ address: …, language: de }`' },
)

const recipients = z.array(recipient, { error: 'expected a list of addresses, such as `[ana@example.org]`' })

const mailSchema = z
  .strictObject({
    from: address.describe('The sender; its domain is also that of the Message-IDs.'),
    to: recipients.min(1).describe('Who maintains the guides.'),
    operator: recipients.optional().describe('Who runs guidewatch: told of its own failures. Default: `to`.'),
    escalation: recipients.optional().describe('Who is told when nobody acknowledges.'),
    pictures: z.boolean().default(true).describe('Whether mails carry pictures; without, they link to the report.'),
    smtp: z.strictObject({
      host: z.string().min(1),
      port: z.int().min(1).max(65535).default(587),
      tls: z
        .enum(['starttls', 'implicit', 'none'])
        .default('starttls')
        .describe('`none` sends passwords and mails in the clear: only for a server on the same machine.'),
      user: z.string().optional(),
      password: secretSchema.optional(),
    }),
  })
  .refine(({ smtp }) => (smtp.user === undefined) === (smtp.password === undefined), {
    error: 'give both `user` and `password`, or neither',
    path: ['smtp'],
  })

const webhookSchema = z.strictObject({
  url: secretSchema.describe('Where notices are posted; https, except on this machine.'),
  secret: secretSchema.describe('Signs every notice (Standard Webhooks, HMAC-SHA256).'),
})

const githubSchema = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected `owner/name`'),
  token: secretSchema.describe('A token that may write issues.'),
  api: z.url({ protocol: /^https?$/ }).default('https://api.github.com'),
  label: z.string().min(1).max(50).default('guidewatch').describe('The label by which guidewatch knows its issues.'),
})

export const alertsSchema = z
  .strictObject({
    blockedNights: z.int().min(1).max(30).default(2).describe('Nights that a block must last before it is told.'),
    escalateDays: z
      .int()
      .min(1)
      .max(60)
      .default(3)
      .describe('Days without acknowledgement until `escalation` is told.'),
    patience: z
      .number()
      .min(0)
      .max(120)
      .default(6)
      .describe('Minutes that a run goes on trying to deliver what a server puts off for the moment.'),
    report: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where people find the report of a run; `{run}` stands for its id.'),
    mail: mailSchema.optional(),
    webhook: webhookSchema.optional(),
    github: githubSchema.optional(),
  })
  .prefault({})
  .describe('Who is told what changed, and how.')

export type AlertSettings = Readonly<z.infer<typeof alertsSchema>>
export type MailSettings = Readonly<z.infer<typeof mailSchema>>
export type WebhookSettings = Readonly<z.infer<typeof webhookSchema>>
export type GithubSettings = Readonly<z.infer<typeof githubSchema>>
export type Recipient = Readonly<z.infer<typeof recipient>>
