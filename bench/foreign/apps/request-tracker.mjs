import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

/** Which Request Tracker a release of Debian has. */
const numbers = { bullseye: 4, bookworm: 5, trixie: 5 }

// Pages come through a proxy: what they are sent from is another address than the one they are asked for at.
const settings = `
Set($rtname, 'harbour');
Set($Organization, 'harbour.test');
Set($CorrespondAddress, 'help@harbour.test');
Set($CommentAddress, 'notes@harbour.test');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '/run/rt.db');
Set($WebDomain, '127.0.0.1');
Set($WebPort, $ENV{RT_PORT} || 8080);
Set($WebPath, '');
Set($CanonicalizeRedirectURLs, 1);
Set($RestrictReferrer, 0);
Set($RestrictLoginReferrer, 0);
Set($Timezone, 'Europe/Berlin');
Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '/bin/true');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
1;
`

/** A desk for what people tell the harbour, and what it is like on other days; each day is kept as a database. */
const seed = `
use strict;
use warnings;
use RT;
RT::LoadConfig();
RT::Init();
my $dbh = $RT::Handle->dbh;
sub kept { $dbh->sqlite_backup_to_file("/var/seed/$_[0].db") or die "not kept: $_[0]" }
sub done { my ($ok, @more) = @_; die join(' ', 'not done:', grep { defined } @more, join(' ', (caller(0))[2])) unless $ok; $ok }
sub day { sprintf '2024-03-%02d 10:00:00', $_[0] }
sub queue {
    my ($name, $about) = @_;
    my $one = RT::Queue->new(RT->SystemUser);
    done($one->Create(Name => $name, Description => $about));
    $one
}
sub person {
    my ($login, $name) = @_;
    my $one = RT::User->new(RT->SystemUser);
    done($one->Create(Name => $login, RealName => $name, EmailAddress => "$login\\@harbour.test", Password => '${password}', Privileged => 1));
    $one
}
sub ticket {
    my ($queue, $who, $subject, $number, %more) = @_;
    my $one = RT::Ticket->new(RT::CurrentUser->new($who));
    my $mime = MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => ["$subject.\\n"]);
    done($one->Create(Queue => $queue->Id, Subject => $subject, Requestor => $who->EmailAddress, MIMEObj => $mime, %more));
    my $day = day($number);
    $dbh->do("UPDATE Tickets SET Created = '$day', LastUpdated = '$day' WHERE id = " . $one->Id);
    $dbh->do("UPDATE Transactions SET Created = '$day' WHERE ObjectType = 'RT::Ticket' AND ObjectId = " . $one->Id);
    $one
}
sub watcher { my ($queue, $who) = @_; done($queue->AddWatcher(Type => 'AdminCc', PrincipalId => $who->PrincipalId)) }
my $privileged = RT::Group->new(RT->SystemUser);
$privileged->LoadSystemInternalGroup('Privileged');
my $everyone = RT::Group->new(RT->SystemUser);
$everyone->LoadSystemInternalGroup('Everyone');
sub may { my ($object, @rights) = @_; done($privileged->PrincipalObj->GrantRight(Object => $object, Right => $_)) for @rights }
sub mayNot { my ($object, @rights) = @_; done($privileged->PrincipalObj->RevokeRight(Object => $object, Right => $_)) for @rights }
my @queueRights = qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket ShowTicketComments OwnTicket ModifyTicket Watch WatchAsAdminCc ShowOutgoingEmail SeeCustomField ModifyCustomField);

my $general = RT::Queue->new(RT->SystemUser);
$general->Load('General');
my $anna = person('${user}', 'Anna Harms');
my $bruno = person('bruno', 'Bruno Claasen');
my $cleo = person('cleo', 'Cleo Ebert');
my $lights = queue('Harbour lights', 'Everything that shines at night');
my $ferry = queue('Ferry', 'The ferry and its two landing stages');
may($_, @queueRights) for $general, $lights, $ferry;
may(RT->System, qw(ModifySelf CreateSavedSearch EditSavedSearches ShowSavedSearches LoadSavedSearch SeeGroup));
may(RT->System, qw(SeeDashboard SeeOwnDashboard CreateOwnDashboard ModifyOwnDashboard DeleteOwnDashboard SubscribeDashboard));
watcher($lights, $bruno);
ticket($lights, $cleo, 'The lamp of the north pier flickers', 5, Owner => $anna->Id);
ticket($lights, $cleo, 'The cable at the south pier is worn', 6);
ticket($lights, $bruno, 'A second lamp for the swing bridge', 7);
ticket($ferry, $cleo, 'The ramp does not close', 8, Owner => $bruno->Id);
ticket($general, $bruno, 'Where are the spare bulbs?', 9);
kept('first');

my %days = (
    # What happened between two nights.
    later => sub {
        my $fenja = person('fenja', 'Fenja Holt');
        my $pilots = queue('Pilots', 'Boats of the pilots');
        may($pilots, @queueRights);
        ticket($lights, $cleo, 'The green buoy is dark', 12, Owner => $anna->Id);
        ticket($lights, $bruno, 'Lamps that tell when they are out', 13);
        ticket($ferry, $cleo, 'Who has the key of the ferry?', 13);
        ticket($pilots, $fenja, 'A new boat', 14);
        my $first = RT::Ticket->new(RT->SystemUser);
        $first->Load(1);
        done($first->SetStatus('resolved'));
    },
    # Tickets and people have another field; that of tickets is demanded.
    asks => sub {
        my $pier = RT::CustomField->new(RT->SystemUser);
        done($pier->Create(Name => 'Pier', TypeComposite => 'Select-1', RenderType => 'Dropdown', LookupType => RT::Ticket->CustomFieldLookupType, Pattern => '.+'));
        done($pier->AddValue(Name => $_)) for 'North', 'South';
        done($pier->AddToObject(RT::Queue->new(RT->SystemUser)));
        my $boat = RT::CustomField->new(RT->SystemUser);
        done($boat->Create(Name => 'Boat', TypeComposite => 'Freeform-1', LookupType => RT::User->CustomFieldLookupType));
        done($boat->AddToObject(RT::User->new(RT->SystemUser)));
        may(RT->System, qw(SeeCustomField ModifyCustomField));
    },
    # People may do less: nobody changes what is said of them, and nobody but the guard opens tickets or makes dashboards.
    closed => sub {
        mayNot(RT->System, qw(ModifySelf CreateOwnDashboard));
        mayNot($_, 'CreateTicket') for $general, $lights, $ferry;
    },
    # Other names for the same.
    renamed => sub {
        done($lights->SetName('Lanterns'));
        done($ferry->SetName('Crossing'));
    },
    # Anna is a guest: she sees her own tickets.
    guest => sub { done($anna->SetPrivileged(0)) },
    german => sub { done($anna->SetLang('de')) },
    dark => sub { done($anna->SetPreferences(RT->System, { WebDefaultStylesheet => 'elevator-dark' })) },
);
for my $name (sort keys %days) {
    $dbh->sqlite_backup_from_file('/var/seed/first.db') or die "not restored: $name";
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    RT::Principal->InvalidateACLCache;
    $_->Load($_->Id) for $general, $lights, $ferry, $anna, $bruno, $cleo;
    $days{$name}->();
    kept($name);
}
`

/** A ticket desk, for those who answer: menus that open under the mouse, long forms, preferences. */
export default {
  id: 'request-tracker',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  env: { RT_USER: user, RT_PASSWORD: password },
  secrets: ['RT_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const number = numbers[release]
    const root = await unpack(cache, release, 'request-tracker', [
      `request-tracker${number}`,
      `rt${number}-db-sqlite`,
      `rt${number}-standalone`,
    ])
    const done = join(root, 'var', 'seed', '.done')
    if (existsSync(done)) return root
    const cached = join(root, 'var', 'cache', `request-tracker${number}`)
    for (const folder of [join(root, 'var', 'seed'), join(cached, 'mason_data'), join(cached, 'session_data')])
      mkdirSync(folder, { recursive: true })
    mkdirSync(join(root, 'etc', `request-tracker${number}`), { recursive: true })
    writeFileSync(join(root, 'etc', `request-tracker${number}`, 'RT_SiteConfig.pm'), settings)
    writeFileSync(join(root, 'var', 'seed', 'seed.pl'), seed)
    await once(root, [
      'sh',
      '-c',
      [
        'set -e',
        `rt-setup-database-${number} --action init`,
        `perl -I/usr/share/request-tracker${number}/lib /var/seed/seed.pl`,
      ].join('\n'),
    ])
    writeFileSync(done, '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [release, day = 'first'] = version.split(' ')
    // Its usual server ends an empty answer twice, which browsers forgive and Node does not.
    const run = `exec /usr/share/request-tracker${numbers[release]}/libexec/rt-server --server Standalone --host 127.0.0.1 --port ${port}`
    const program = start(root, ['sh', '-c', `cp /var/seed/${day}.db /run/rt.db; ${run}`], {
      env: { RT_PORT: String(port) },
    })
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/`, program)
    return { origin, stop: program.stop }
  },
  walks: [],
  // From looking at 4.4.4, 5.0.3 and 5.0.7, in both languages, before anything was walked. 5.0 looks different throughout; its menus, buttons and forms have mostly kept
  // their names. Since 5.0 "Home" has nothing but "Create Ticket", dashboards are made below "Reports", and "Dashboards in menu" is called "Modify Reports menu" and leads
  // to a page about reports as well. 5.0.3 has lost German for some of that ("Resolved by owner", "Create Ticket", "Create new ticket"); 5.0.7 has it again. In 5.0 nothing
  // is written above the description of a ticket, its queue may be chosen, and no articles are searched where one answers; a list offers them.
  // 5.0.7 differs from 5.0.3 in that German, in an entry of "Tools", in where the signature is below "About me", and at its foot.
  nights: [
    ...[
      ['about/menu/en-desktop', 'bullseye', 'bookworm', either()],
      ['about/menu/de-desktop', 'bullseye', 'trixie', either()],
      ['about/menu/de-desktop', 'bookworm', 'trixie', either()], // entries on the way are in German again, and the signature is in another place
      ['dashboard/home/en-desktop', 'bullseye', 'bookworm', moved()],
      ['dashboard/home/de-desktop', 'bullseye', 'trixie', moved()],
      ['dashboard/reports/en-desktop', 'bookworm', 'trixie', noise()],
      ['dashboard/reports/de-desktop', 'bookworm', 'trixie', either()], // entries above it are in German again
      ['menu/settings/en-desktop', 'bullseye', 'bookworm', material(['entry'], ['renamed', 'gone'])],
      ['menu/settings/de-desktop', 'bullseye', 'trixie', material(['entry'], ['renamed', 'gone'])],
      ['report/menu/en-desktop', 'bullseye', 'bookworm', either()],
      ['report/menu/de-desktop', 'bullseye', 'bookworm', material(['owner'], ['renamed', 'gone'])],
      ['report/menu/de-desktop', 'bullseye', 'trixie', either()],
      ['report/half-translated/de-desktop', 'bookworm', 'trixie', material(['owner'], ['renamed', 'gone'])],
      ['search/menu/de-desktop', 'bullseye', 'trixie', either()],
      ['search/menu/en-desktop', 'bookworm', 'trixie', noise()],
      ['lights/address/en-desktop', 'bullseye', 'bookworm', undescribed()],
      ['lights/address/de-desktop', 'bullseye', 'trixie', undescribed()],
      ['lights/address-5/en-desktop', 'bookworm', 'trixie', noise()],
      ['create/menu/en-desktop', 'bookworm', 'trixie', noise()],
      ['create/menu/de-desktop', 'bookworm', 'trixie', material(['create'], ['renamed', 'gone'])],
      ['resolve/menu/en-desktop', 'bullseye', 'bookworm', noArticles()],
      ['resolve/menu/de-desktop', 'bullseye', 'trixie', noArticles()],
      ['resolve/menu-5/en-desktop', 'bookworm', 'trixie', noise()],
    ].map(([way, from, to, expect]) => night(`${from}-to-${to}`, way, from, to, expect)),
    ...[
      ['about/menu/de-desktop', 'trixie'],
      ['dashboard/home/en-desktop', 'bullseye'],
      ['lights/address-5/en-desktop', 'bookworm'],
      ['resolve/menu/de-desktop', 'bullseye'],
    ].map(([way, at]) => night('unchanged', way, at, at, noise(), { nights: 3, class: 'unchanged' })),
    // Four tickets, a queue and a person more; one ticket is closed.
    ...[
      ['report/menu/en-desktop', 'trixie'],
      ['lights/address-5/de-desktop', 'bookworm'],
      ['resolve/menu/en-desktop', 'bullseye'],
    ].map(([way, at]) => night('later', way, at, `${at} later`, noise(), { class: 'other-data' })),
    ...[
      // "Pier", without which no ticket is taken (said below it, without a star), and "Boat".
      ['about/menu/en-desktop', 'bookworm', 'asks', material(['arrival'], ['field added'])],
      ['lights/address/en-desktop', 'bullseye', 'asks', material(['arrival'], ['field added'])],
      ['lights/address-5/de-desktop', 'trixie', 'asks', material(['arrival'], ['field added'])],
      ['resolve/menu-5/de-desktop', 'bookworm', 'asks', noise()],
      // No "Settings" and no "New Dashboard".
      ['about/menu/de-desktop', 'trixie', 'closed', material(['settings'], ['gone', 'hidden'])],
      ['dashboard/home/en-desktop', 'bullseye', 'closed', material(['new'], ['gone', 'hidden'])],
      // Queues have other names: that of the form in question, or one of a list.
      ['lights/address-5/en-desktop', 'bookworm', 'renamed', material(['arrival'], ['heading changed', 'other form'])],
      ['report/menu/en-desktop', 'bookworm', 'renamed', noise()],
      // A page for guests, with "Home", "Tickets" and "Logout".
      ['search/menu/en-desktop', 'trixie', 'guest', material(['login', 'search'], ['gone', 'other form'])],
      ['resolve/menu-5/en-desktop', 'trixie', 'dark', noise()],
    ].map(([way, at, day, expect]) => night(day, way, at, `${at} ${day}`, expect, { class: 'configured' })),
    // It speaks German to her, whatever her browser asks for.
    night(
      'in-german',
      'about/menu/en-desktop',
      'trixie',
      'trixie german',
      material(['login', 'who'], ['language changed', 'renamed', 'gone']),
      {
        class: 'language-changed',
      },
    ),
  ],
}

/** "New Dashboard" is below "Reports". */
function moved() {
  return material(['home', 'new'], ['moved', 'gone', 'hidden'])
}

/** Nothing is written above the description of a ticket; its queue is a list. */
function undescribed() {
  return material(['arrival'], ['text changed', 'field added', 'field renamed'])
}

/** Articles are taken from a list. */
function noArticles() {
  return material(['arrival'], ['text changed', 'field removed'])
}

/** `from` and `to` are releases, and days of them. */
function night(id, way, from, to, expect, more) {
  return { id: `${id}-${from}-${way.replaceAll('/', '-')}`, walk: `rt-${way}`, from, to, expect, ...more }
}
