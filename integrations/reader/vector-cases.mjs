import {
  base64url,
  DELETION,
  EXPIRES,
  envelope,
  headOf,
  memoryOf,
  NEW,
  NIGHT,
  NOW,
  OBJECTION,
  OLD,
  OTHERS,
  STRANGER,
  signature,
  signedHead,
  signedText,
  statusOf,
} from './vector-parts.mjs'

const STATUS = statusOf()
const HEAD = headOf(STATUS)
const SIGNED = signedHead(HEAD)
const PAYLOAD = base64url(JSON.stringify(HEAD))
/** What a reader remembers that was there a night before. */
const BEFORE = memoryOf({ ...HEAD, sequence: 6 }, STATUS)

const given = (entry) => ({
  state: entry.state,
  reason: null,
  url: entry.url,
  verifiedAt: entry.verifiedAt,
  verifiedUntil: entry.verifiedUntil,
})
const renewed = { ...given(OBJECTION), verifiedAt: NIGHT.at, verifiedUntil: NIGHT.until }
const LINKS = { objection: renewed, deletion: given(DELETION) }
const doubtful = (reason, entry) => ({ ...(entry ? given(entry) : NOTHING), state: 'unknown', reason })
const NOTHING = { url: null, verifiedAt: null, verifiedUntil: null }

/** All that a case does not say is as in `fresh`, with a reader that trusts the old key and remembers nothing. */
function vector(name, description, { head = HEAD, status = STATUS, ...more }) {
  const { now = NOW, keys = [OLD.kid], allowUnsigned = false, stored = null, expected } = more
  const file = 'file' in more ? more.file : signedHead(head)
  return {
    name,
    description,
    now,
    keys,
    allowUnsigned,
    stored,
    files: { 'head.json': file, 'status.json': status },
    expected,
  }
}

/** It counts: `links` are those asked for, `stored` is kept. */
function fresh(name, description, parts) {
  const { head = HEAD, status = STATUS, links = LINKS, signed = true } = parts
  const { sequence, issuedAt, expires, site } = head
  const stored = parts.after ?? memoryOf(head, status ?? '')
  const expected = { state: 'fresh', reason: null, signed, sequence, issuedAt, expires, site, links, stored }
  return vector(name, description, { ...parts, expected })
}

/** Nothing of it counts, and what was stored stays. `told`: the signature was right, so the head's own times are told. */
function refused(name, description, reason, parts, told = false) {
  const { head = HEAD, stored = null } = parts
  const { sequence, issuedAt, expires, site } = told
    ? head
    : { sequence: null, issuedAt: null, expires: null, site: null }
  const links = { objection: doubtful(reason), 'no-such-link': doubtful(reason) }
  const expected = { state: 'unknown', reason, signed: told, sequence, issuedAt, expires, site, links, stored }
  return vector(name, description, { ...parts, expected })
}

const told = true
const withHead = (more) => ({ head: headOf(STATUS, more) })
const withLinks = (...links) => {
  const status = statusOf(links)
  return { status, head: headOf(status) }
}
const signedBy = (signer, header, by) => ({ file: envelope(PAYLOAD, [signature(PAYLOAD, signer, header, by)]) })
const unsigned = { ...withHead({ keys: [] }), file: signedHead(headOf(STATUS, { keys: [] }), []) }
const handedOver = headOf(STATUS, { sequence: 8, keys: [OLD.jwk, NEW.jwk] })
const newAlone = headOf(STATUS, { sequence: 9, keys: [NEW.jwk] })
const ALL = statusOf([OBJECTION, DELETION, ...OTHERS])

const times = [
  refused('expired', 'The head expires at this very moment: a monitor that died.', 'expired', { now: EXPIRES }, told),
  fresh('last-moment', 'A millisecond before the head expires.', {
    now: '2026-11-27T15:39:59.999Z',
    links: { objection: renewed, deletion: doubtful('expired', DELETION) },
  }),
  fresh('link-expired', 'No night has verified one of the links for too long.', {
    now: DELETION.verifiedUntil,
    links: { objection: renewed, deletion: doubtful('expired', DELETION) },
  }),
  fresh('renewed-earlier', 'The head speaks of an earlier night than the link: the link’s own times count.', {
    ...withHead({ night: { ...NIGHT, at: '2026-11-23T03:10:00.000Z', until: '2026-11-30T03:10:00.000Z' } }),
    links: { objection: given(OBJECTION), deletion: given(DELETION) },
  }),
  fresh('no-night', 'The head speaks of no night: the links’ own times count.', {
    ...withHead({ night: null }),
    links: { objection: given(OBJECTION), deletion: given(DELETION) },
  }),
  fresh(
    'longest-life',
    'Expires 48 hours and a minute after it was issued.',
    withHead({ expires: '2026-11-28T03:41:00.000Z' }),
  ),
  refused(
    'life-too-long',
    'Expires a millisecond later than that.',
    'expires-too-late',
    withHead({ expires: '2026-11-28T03:41:00.001Z' }),
    told,
  ),
  refused(
    'far-future',
    'Expires in 2099.',
    'expires-too-late',
    withHead({ expires: '2099-01-01T00:00:00.000Z' }),
    told,
  ),
  refused('clock-ahead', 'The reader’s clock is a day ahead.', 'expired', { now: '2026-11-27T16:00:00.000Z' }, told),
  refused('clock-behind', 'The reader’s clock is a day behind.', 'clock', { now: '2026-11-25T12:00:00.000Z' }, told),
  fresh('clock-near', 'The reader’s clock is ten minutes behind.', { now: '2026-11-26T03:30:00.000Z' }),
  refused('clock-far', 'And a millisecond more.', 'clock', { now: '2026-11-26T03:29:59.999Z' }, told),
  refused(
    'ends-before',
    'Expires before it was issued.',
    'malformed',
    withHead({ expires: '2026-11-26T03:00:00.000Z' }),
  ),
  refused(
    'no-such-day',
    'A moment that is not on the calendar.',
    'malformed',
    withHead({ issuedAt: '2026-02-30T00:00:00.000Z' }),
  ),
]

const laterMemory = memoryOf({ ...HEAD, sequence: 8 }, STATUS)
const other = statusOf([OBJECTION, { ...DELETION, state: 'broken' }])
const newer = headOf(other, { sequence: 8 })
const sequences = [
  fresh('fresh-again', 'The same publication, read again.', { stored: memoryOf(HEAD, STATUS) }),
  fresh('next-night', 'A later head, the same status.', { stored: BEFORE }),
  refused(
    'rolled-back',
    'An earlier head than the one remembered, not expired yet.',
    'rolled-back',
    { stored: memoryOf(newer, other) },
    told,
  ),
  refused(
    'rolled-back-alike',
    'An earlier head than the one remembered, with the same status.',
    'rolled-back',
    { stored: laterMemory },
    told,
  ),
  refused(
    'same-sequence',
    'The sequence remembered, with another status.',
    'rolled-back',
    { stored: memoryOf(HEAD, other) },
    told,
  ),
  refused(
    'head-newer',
    'The head is newer than the status: it was uploaded first, or a cache is old.',
    'wrong-hash',
    { head: newer, stored: BEFORE },
    told,
  ),
  refused('status-newer', 'The status is newer than the head.', 'wrong-hash', { status: other, stored: BEFORE }, told),
  refused(
    'not-learnt',
    'A later head hands over to a new key, but its status is wrong: neither sequence nor key is remembered.',
    'wrong-hash',
    { head: handedOver, file: signedHead(handedOver, [OLD, NEW]), status: other, stored: BEFORE },
    told,
  ),
  refused('truncated', 'The status was cut off.', 'wrong-hash', { status: STATUS.slice(0, -40) }, told),
  refused('too-long', 'The status goes on after its end.', 'wrong-hash', { status: `${STATUS}\n` }, told),
  refused('no-head', 'The head cannot be fetched.', 'unreachable', { file: null, stored: BEFORE }),
  refused('no-status', 'The status cannot be fetched.', 'unreachable', { status: null, stored: BEFORE }, told),
  refused('memory-spoilt', 'What was stored is not what a reader stores.', 'malformed', { stored: '{"version":2}' }),
]

const flipped = signature(PAYLOAD, OLD)
flipped.signature = (flipped.signature.startsWith('A') ? 'B' : 'A') + flipped.signature.slice(1)
const unused = signature(PAYLOAD, OLD)
// The last of 86 characters holds two bits of 64 bytes and four that mean nothing: here one of those is set.
unused.signature = unused.signature.slice(0, -1) + { A: 'B', Q: 'R', g: 'h', w: 'x' }[unused.signature.at(-1)]
const wrongThumbprint = headOf(STATUS, { keys: [{ ...STRANGER.jwk, kid: OLD.kid }] })
const liar = { ...STRANGER, kid: OLD.kid }
const signatures = [
  refused('bad-signature', 'The signature is another.', 'bad-signature', { file: envelope(PAYLOAD, [flipped]) }),
  refused('exchanged', 'Signature and payload are of two heads.', 'bad-signature', {
    file: envelope(base64url(JSON.stringify(headOf(STATUS, { sequence: 8 }))), [signature(PAYLOAD, OLD)]),
  }),
  refused('unknown-key', 'Signed by a key that the reader does not trust.', 'bad-signature', {
    ...withHead({ keys: [STRANGER.jwk] }),
    file: signedHead(headOf(STATUS, { keys: [STRANGER.jwk] }), [STRANGER]),
  }),
  refused('unlisted-key', 'Signed by a key that the head does not list.', 'bad-signature', signedBy(STRANGER)),
  refused('nobody-trusted', 'The reader is given no key, and remembers none.', 'bad-signature', { keys: [] }),
  refused('thumbprint', 'A key of somebody else under the thumbprint of the trusted one.', 'bad-signature', {
    head: wrongThumbprint,
    file: signedHead(wrongThumbprint, [liar]),
  }),
  refused(
    'alg-none',
    '`alg` is `none`, and there is no signature.',
    'bad-signature',
    signedBy(OLD, { alg: 'none' }, 'nobody'),
  ),
  refused(
    'alg-none-signed',
    '`alg` is `none`, with a signature that is right.',
    'bad-signature',
    signedBy(OLD, { alg: 'none' }),
  ),
  refused(
    'alg-hs256',
    '`alg` is `HS256`: the public key used as a password.',
    'bad-signature',
    signedBy(OLD, { alg: 'HS256' }, 'HS256'),
  ),
  refused(
    'alg-other',
    '`alg` is `Ed25519`, which names the same: still not what heads have.',
    'bad-signature',
    signedBy(OLD, { alg: 'Ed25519' }),
  ),
  refused(
    'crit',
    '`crit` names something that must be understood.',
    'bad-signature',
    signedBy(OLD, { crit: ['exp'], exp: 1 }),
  ),
  refused('key-in-header', 'The signature brings its own key along.', 'bad-signature', signedBy(OLD, { jwk: OLD.jwk })),
  refused(
    'other-type',
    'A signature by the right key, made for something else.',
    'bad-signature',
    signedBy(OLD, { typ: 'JWT' }),
  ),
  refused(
    'empty-signature',
    'The header is right, and the signature empty.',
    'bad-signature',
    signedBy(OLD, {}, 'nobody'),
  ),
  refused('second-wrong', 'One signature is right, the other is not.', 'bad-signature', {
    file: envelope(base64url(JSON.stringify(handedOver)), [
      signature(base64url(JSON.stringify(handedOver)), OLD),
      signature(PAYLOAD, NEW),
    ]),
  }),
]

const keys = [
  fresh('first-use', 'No key is given and nothing remembered: the first head is believed.', { keys: null }),
  refused('after-first-use', 'As before, but another key was believed first.', 'bad-signature', {
    keys: null,
    stored: memoryOf(headOf(STATUS, { keys: [NEW.jwk] }), STATUS),
  }),
  fresh('rotation-1', 'The key is being replaced: both have signed, and the new one is remembered.', {
    head: handedOver,
    file: signedHead(handedOver, [OLD, NEW]),
    stored: memoryOf(HEAD, STATUS),
  }),
  fresh('rotation-2', 'The new key alone, known from the head before.', {
    head: newAlone,
    file: signedHead(newAlone, [NEW]),
    stored: memoryOf(handedOver, STATUS),
  }),
  refused(
    'rotation-missed',
    'The new key alone, and the reader has seen no head that bore both signatures.',
    'bad-signature',
    { head: newAlone, file: signedHead(newAlone, [NEW]), stored: memoryOf(HEAD, STATUS) },
  ),
  refused(
    'old-key-dropped',
    'The old key alone, after the new one took over; it was not given to the reader.',
    'bad-signature',
    { ...withHead({ sequence: 10 }), keys: null, stored: memoryOf(newAlone, STATUS) },
  ),
  fresh(
    'old-key-given',
    'The old key alone, after the new one took over, but the reader was told to trust it: it does.',
    { ...withHead({ sequence: 10 }), stored: memoryOf(newAlone, STATUS) },
  ),
  fresh('listed-only', 'The head lists a new key that has not signed yet: by this it is trusted.', {
    head: handedOver,
    file: signedHead(handedOver, [OLD]),
  }),
  refused('unsigned', 'Nobody has signed.', 'unsigned', unsigned),
  fresh('unsigned-allowed', 'Nobody has signed, and the reader takes that.', {
    ...unsigned,
    keys: null,
    allowUnsigned: true,
    signed: false,
  }),
  refused('unsigned-given', 'The reader takes what is unsigned, but was given a key: then it does not.', 'unsigned', {
    ...unsigned,
    allowUnsigned: true,
  }),
  refused('unsigned-after', 'A signed head was read before.', 'unsigned', {
    ...unsigned,
    keys: null,
    allowUnsigned: true,
    stored: BEFORE,
  }),
  fresh('signed-after', 'Unsigned ones were read before: from now on only signed ones count.', {
    keys: null,
    allowUnsigned: true,
    stored: memoryOf({ ...HEAD, sequence: 6, keys: [] }, STATUS),
  }),
  refused('stripped', 'Somebody took the signatures off.', 'unsigned', { file: envelope(PAYLOAD, []) }),
]

// The text makes both letters that differ between the two alphabets.
const HEAD_WITH_BOTH = headOf(STATUS, { more: '???>>>~~~' })
const PLAIN = Buffer.from(JSON.stringify(HEAD_WITH_BOTH)).toString('base64').replaceAll('=', '')
const malformed = (name, description, parts, isTold) => refused(name, description, 'malformed', parts, isTold)
const spoilt = [
  malformed('version-none', 'A version that is none.', withHead({ version: '1' })),
  malformed('site-other', 'A site that is neither live nor a demonstration.', withHead({ site: 'elsewhere' })),
  malformed(
    'hash-capital',
    'A hash in capital letters.',
    withHead({ status: { ...HEAD.status, sha256: HEAD.status.sha256.toUpperCase() } }),
  ),
  malformed('no-zone', 'A moment without its time zone.', withHead({ issuedAt: '2026-11-26T03:40:00.000' })),
  malformed(
    'night-none',
    'A night that is on no calendar.',
    withHead({ night: { ...NIGHT, at: '2026-11-31T03:10:00.000Z' } }),
  ),
  malformed('plain-base64', 'Base64 with the letters of the other alphabet.', {
    file: envelope(PLAIN, [signature(PLAIN, OLD)]),
    head: HEAD_WITH_BOTH,
  }),
  malformed('memory-kid', 'What was stored has a number among the keys.', {
    stored: memoryOf(HEAD, STATUS, { keys: [7] }),
  }),
  malformed('link-id', 'A link whose id has a capital letter.', withLinks({ ...OBJECTION, id: 'Objection' }), told),
  malformed('link-title', 'A link whose title is a list.', withLinks({ ...OBJECTION, titles: { en: ['x'] } }), told),
  malformed('link-action', 'What to do instead is a number.', withLinks({ ...OBJECTION, action: 7 }), told),
  malformed(
    'link-path',
    'A path that leads elsewhere.',
    withLinks({ ...OBJECTION, address: 'javascript:alert(1)' }),
    told,
  ),
  malformed('link-renewed', 'A link that is renewed by a text.', withLinks({ ...OBJECTION, renewed: 'false' }), told),
  malformed(
    'link-day',
    'A link verified on a day that is on no calendar.',
    withLinks({ ...OBJECTION, verifiedAt: '2026-11-31T03:10:00.000Z' }),
    told,
  ),
]

const without = withLinks(DELETION)
const text = JSON.stringify(HEAD)
const newerMinor = statusOf([{ ...OBJECTION, mood: 'good' }, DELETION], { version: '1.7', more: [1] })
const newerHead = headOf(newerMinor, { version: '1.7', more: { of: 'it' } })
const major = statusOf(undefined, { version: '2.0' })
const shapes = [
  fresh('all-states', 'Every state that there is.', {
    status: ALL,
    head: headOf(ALL),
    links: { ...LINKS, ...Object.fromEntries(OTHERS.map((entry) => [entry.id, given(entry)])) },
  }),
  fresh('vanished', 'A link that was there before is gone without being retired: it alone is unknown.', {
    ...without,
    stored: BEFORE,
    after: memoryOf(HEAD, STATUS, { status: JSON.parse(memoryOf(without.head, without.status)).status }),
    links: { objection: doubtful('vanished'), deletion: given(DELETION) },
  }),
  fresh('came-back', 'A link that was gone is there again.', {
    stored: memoryOf({ ...without.head, sequence: 6 }, without.status, { links: ['deletion', 'objection'] }),
  }),
  fresh('not-listed', 'A link that was never there.', {
    ...without,
    links: { objection: doubtful('not-listed'), deletion: given(DELETION) },
  }),
  fresh('unknown-state', 'A state of a later guidewatch.', {
    ...withLinks({ ...OBJECTION, state: 'splendid' }, DELETION),
    links: { objection: { ...renewed, state: 'unknown', reason: 'unknown-state' }, deletion: given(DELETION) },
  }),
  fresh('newer-minor', 'A later minor version, with members that this reader does not know.', {
    status: newerMinor,
    head: newerHead,
  }),
  refused('unknown-major', 'A later major version of the head.', 'unknown-version', withHead({ version: '2.0' })),
  refused(
    'unknown-major-status',
    'A later major version of the status.',
    'unknown-version',
    { status: major, head: headOf(major) },
    told,
  ),
  refused('not-json', 'The head is a page that says that something is wrong.', 'malformed', {
    file: '<!doctype html><title>502</title>',
  }),
  refused('twice-outside', 'The JWS has two payloads; the second one is right.', 'malformed', {
    file: SIGNED.replace('{', `{"payload":"${base64url('{}')}",`),
  }),
  refused('twice-inside', 'The payload has two sequences.', 'malformed', {
    file: signedText(text.replace('"sequence":7', '"sequence":6,"sequence":7')),
  }),
  refused('spaced', 'The JWS is right, with white space that guidewatch does not write.', 'malformed', {
    file: JSON.stringify(JSON.parse(SIGNED), null, 2),
  }),
  refused('unprotected', 'The JWS has a header that is not signed.', 'malformed', {
    file: SIGNED.replace('"signature":"', '"header":{"kid":"x"},"signature":"'),
  }),
  refused('padded', 'Base64url with padding.', 'malformed', { file: SIGNED.replace(/"\}\]/, '=="}]') }),
  refused('unused-bits', 'Base64url whose last character holds bits that mean nothing.', 'malformed', {
    file: envelope(PAYLOAD, [unused]),
  }),
  refused('mark-first', 'A byte order mark before the head.', 'malformed', { file: `\ufeff${SIGNED}` }),
  refused('sequence-text', 'The sequence is no number.', 'malformed', withHead({ sequence: '7' })),
  refused('sequence-zero', 'The sequence is 0.', 'malformed', withHead({ sequence: 0 })),
  refused(
    'other-site',
    'The status is one of a demonstration, the head is not.',
    'malformed',
    (({ status }) => ({ status, head: headOf(status) }))({ status: statusOf(undefined, { site: 'stand-in' }) }),
    told,
  ),
  refused(
    'link-twice',
    'Two links with one id.',
    'malformed',
    withLinks(OBJECTION, { ...OBJECTION, state: 'broken' }),
    told,
  ),
  refused(
    'link-script',
    'The address of a link is a script.',
    'malformed',
    withLinks({ ...OBJECTION, url: 'javascript:alert(1)' }),
    told,
  ),
  refused(
    'link-nowhere',
    'A verified link without an address.',
    'malformed',
    withLinks({ ...OBJECTION, url: null }),
    told,
  ),
]

export const vectors = [
  fresh('fresh', 'All is well; the link that each night renews counts as long as the head says.', {}),
  ...times,
  ...sequences,
  ...signatures,
  ...keys,
  ...shapes,
  ...spoilt,
]
