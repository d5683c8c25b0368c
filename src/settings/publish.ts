import { z } from 'zod'
import { secretSchema } from './secret.js'

/** What is published for readers and guides, and by whom. */
export const publishSchema = z
  .strictObject({
    folder: z.string().default('state/public').describe('Folder that is published, relative to this file.'),
    url: z
      .url({ protocol: /^https$/, error: 'expected an address that starts with https://' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .optional()
      .describe(
        'Where the folder will be found. Without it, links within it are relative, and feeds have no addresses.',
      ),
    publisher: z
      .strictObject({
        name: z.string().min(1).default('guidewatch'),
        url: z.url({ protocol: /^https$/ }).optional(),
        contact: z.string().min(1).optional().describe('How readers and editors reach you: an address, or a page.'),
      })
      .prefault({})
      .describe('Who vouches for what is published.'),
    hosts: z
      .array(z.string().regex(/^(\*\.)?[a-z0-9.-]+$/, 'expected a host such as `www.example.org` or `*.example.org`'))
      .optional()
      .describe('Hosts that a published link may lead to. Default: that of each flow’s link.'),
    policy: z
      .url({ protocol: /^https$/ })
      .optional()
      .describe('A page that says what is published and how it is checked.'),
    key: secretSchema
      .optional()
      .describe(
        'The private key that signs, as `guidewatch keys new` makes it. Without it, what is published is unsigned.',
      ),
  })
  .prefault({})
