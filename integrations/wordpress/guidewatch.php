<?php
/**
 * Plugin Name:       guidewatch: verified links
 * Description:       Links to forms that guidewatch checks every night, with the day on which they were last verified. The signature is checked on this server; your readers’ browsers ask nobody.
 * Version:           1.0.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Text Domain:       guidewatch
 *
 * In reading order: what is believed (pure functions, no WordPress), what is kept, what is shown, the settings, German, the hooks.
 * What each state shows and what was tried is told in README.md.
 *
 * @package Guidewatch
 */

namespace Guidewatch;

defined( 'ABSPATH' ) || exit;

/** Options in the database: what was set, what was read, who is reading just now. */
const SETTINGS = 'guidewatch';
const KEPT     = 'guidewatch_kept';
const LOCK     = 'guidewatch_lock';
/** The event of WordPress’ cron that reads in the background. */
const EVENT = 'guidewatch_refresh';

/** Seconds: between two readings in the background, after which a page reads for itself, and after a failed reading. */
const REFRESH = 30 * 60;
const OLD     = 2 * 60 * 60;
const PAUSE   = 5 * 60;
/** Seconds for which a page waits at most, and the background. */
const PAGE_WAITS = 3.0;
const CRON_WAITS = 10.0;
/** Bytes. A bigger status is not read: it would not fit into the memory of many hosts. */
const HEAD_LIMIT   = 32768;
const STATUS_LIMIT = 8388608;

/** What the id of a link looks like. */
const ID = '/^[a-z0-9]+(-[a-z0-9]+)*$/D';

/** Milliseconds: how long a head may hold (48 hours, and a minute for clocks), and how far this clock may be behind. */
const LONGEST_HEAD = 48 * 3600000 + 60000;
const CLOCK_SLACK  = 600000;
/** The major version that this file knows, and the type of a head's signature. */
const MAJOR     = '1';
const HEAD_TYPE = 'guidewatch-head';
const STATES    = array( 'broken', 'changed', 'unknown', 'verified', 'retired' );
/** As a whole number is exact in every language. */
const SAFE = 9007199254740991;

/*
 * What is believed: the algorithm of docs/reader.md, for objects that json_decode gives.
 */

/** Why something is not believed, as one word that `why` explains; the message is a detail, such as an HTTP status. */
final class Distrust extends \RuntimeException {
	/** @var string */
	public $reason;

	public function __construct( string $reason, string $detail = '' ) {
		parent::__construct( $detail );
		$this->reason = $reason;
	}
}

/** @throws Distrust For that reason, unless it is so. */
function must( bool $is_so, string $reason, string $detail = '' ): void {
	if ( ! $is_so ) {
		throw new Distrust( $reason, $detail );
	}
}

/** Bytes from base64url without padding (RFC 7515, 2), in its one spelling; null if it is anything else. */
function from_base64url( $text ): ?string {
	if ( ! is_string( $text ) || ! preg_match( '/^[A-Za-z0-9_-]*$/D', $text ) ) {
		return null;
	}
	$bytes = base64_decode( strtr( $text, '-_', '+/' ), true );
	return false !== $bytes && to_base64url( $bytes ) === $text ? $bytes : null;
}

function to_base64url( string $bytes ): string {
	return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
}

/** An object of JSON; null if it is anything else. */
function from_json( ?string $text ): ?\stdClass {
	$value = null === $text ? null : json_decode( $text );
	return $value instanceof \stdClass ? $value : null;
}

/** JSON as `JSON.stringify` spells it. Where text must have this spelling, nothing is in it twice. */
function one_spelling( $value ): string {
	return (string) json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS );
}

/** Milliseconds since 1970 of a moment in UTC such as `2026-11-26T03:10:00.000Z`; null if it is none. */
function moment( $text ): ?int {
	$form = '/^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?Z$/D';
	if ( ! is_string( $text ) || ! preg_match( $form, $text, $p ) || ! checkdate( (int) $p[2], (int) $p[3], (int) $p[1] ) ) {
		return null;
	}
	$seconds = gmmktime( (int) $p[4], (int) $p[5], (int) $p[6], (int) $p[2], (int) $p[3], (int) $p[1] );
	return $seconds * 1000 + (int) substr( str_pad( $p[7] ?? '', 3, '0' ), 0, 3 );
}

/** Whether it is an https address that can stand in a link. */
function is_https( $url ): bool {
	$is_plain = is_string( $url ) && preg_match( '~^https://[^\s"\'<>\\\\\x00-\x20\x7f]+$~D', $url );
	$parts    = $is_plain ? parse_url( $url ) : false;
	return $parts && ! empty( $parts['host'] ) && ! isset( $parts['user'] ) && ! isset( $parts['pass'] );
}

/** The path, if it stays below the folder of the publication; null otherwise. */
function path_below( $path ): ?string {
	$is_path = is_string( $path ) && preg_match( '~^[\w-][\w.-]*(/[\w-][\w.-]*)*/?$~D', $path );
	return $is_path ? $path : null;
}

/** Whether it is an object with one text per language. */
function is_texts( $value ): bool {
	return $value instanceof \stdClass && array_filter( (array) $value, 'is_string' ) === (array) $value;
}

/** Whether it is a whole number from one on. */
function is_count( $value ): bool {
	return is_int( $value ) && $value >= 1 && $value <= SAFE;
}

/** @throws Distrust `unknown-version`, unless the major version is one that this file knows. */
function check_version( $version ): void {
	must( is_string( $version ) && preg_match( '/^\d+\.\d+$/D', $version ), 'malformed' );
	must( explode( '.', $version )[0] === MAJOR, 'unknown-version', substr( $version, 0, 20 ) );
}

/** The JWS in `head.json` (general JSON serialisation: RFC 7515, 7.2.1). */
function jws_of( string $bytes ): \stdClass {
	$jws = from_json( $bytes );
	must( null !== $jws && is_string( $jws->payload ?? null ) && is_array( $jws->signatures ?? null ), 'malformed' );
	$only = array();
	foreach ( $jws->signatures as $one ) {
		must( is_string( $one->protected ?? null ) && is_string( $one->signature ?? null ), 'malformed' );
		$only[] = array( 'protected' => $one->protected, 'signature' => $one->signature );
	}
	$spelling = one_spelling( array( 'payload' => $jws->payload, 'signatures' => $only ) );
	must( preg_replace( '/\n$/D', '', $bytes ) === $spelling, 'malformed' );
	return $jws;
}

/** The head that a JWS carries, its form checked and nothing else. */
function head_in( \stdClass $jws ): \stdClass {
	$text = from_base64url( $jws->payload );
	$head = from_json( $text );
	must( null !== $head && one_spelling( $head ) === $text, 'malformed' );
	check_version( $head->version ?? null );

	$status = $head->status ?? null;
	$night  = $head->night ?? null;
	must( is_count( $head->sequence ?? null ) && in_array( $head->site ?? null, array( 'live', 'stand-in' ), true ), 'malformed' );
	must( is_count( $status->bytes ?? null ) && 'status.json' === ( $status->file ?? null ), 'malformed' );
	must( is_string( $status->sha256 ?? null ) && preg_match( '/^[0-9a-f]{64}$/D', $status->sha256 ), 'malformed' );
	must( null === $night || ( null !== moment( $night->at ?? null ) && null !== moment( $night->until ?? null ) ), 'malformed' );
	$issued  = moment( $head->issuedAt ?? null );
	$expires = moment( $head->expires ?? null );
	must( null !== $issued && null !== $expires && $expires > $issued && is_array( $head->keys ?? null ), 'malformed' );
	return $head;
}

/**
 * The keys of a head, `array( thumbprint => bytes )`. Each must be of Ed25519 (RFC 8037) and named by its thumbprint (RFC 7638),
 * which is computed here.
 *
 * @throws Distrust `bad-signature`.
 */
function keys_of( \stdClass $head ): array {
	$keys = array();
	foreach ( $head->keys as $key ) {
		$bytes = from_base64url( $key->x ?? null );
		must( null !== $bytes, 'malformed' );
		$is_ed = 'OKP' === ( $key->kty ?? null ) && 'Ed25519' === ( $key->crv ?? null ) && 32 === strlen( $bytes );
		must( $is_ed, 'bad-signature', 'key' );
		$kid = to_base64url( hash( 'sha256', '{"crv":"Ed25519","kty":"OKP","x":"' . $key->x . '"}', true ) );
		must( ( $key->kid ?? null ) === $kid, 'bad-signature', 'kid' );
		$keys[ $kid ] = $bytes;
	}
	return $keys;
}

/**
 * Every signature must be right, and one of them by a key that is trusted: pinned, or listed in the head that was read before.
 *
 * @param string[] $trusted Thumbprints.
 * @return string The thumbprint of the trusted key.
 * @throws Distrust `bad-signature`, `untrusted-key`.
 */
function signer_of( \stdClass $jws, \stdClass $head, array $trusted ): string {
	$keys   = keys_of( $head );
	$signer = null;
	$others = array();
	foreach ( $jws->signatures as $one ) {
		$header = from_json( from_base64url( $one->protected ) );
		$bytes  = from_base64url( $one->signature );
		must( null !== $header && null !== $bytes, 'malformed' );
		$names = array_keys( (array) $header );
		sort( $names );
		$kid = $header->kid ?? null;
		must( array( 'alg', 'kid', 'typ' ) === $names && 'EdDSA' === $header->alg && HEAD_TYPE === $header->typ, 'bad-signature', 'header' );
		must( is_string( $kid ) && isset( $keys[ $kid ] ), 'bad-signature', 'kid' );
		must( SODIUM_CRYPTO_SIGN_BYTES === strlen( $bytes ), 'bad-signature' );
		must( sodium_crypto_sign_verify_detached( $bytes, $one->protected . '.' . $jws->payload, $keys[ $kid ] ), 'bad-signature' );
		$others[] = $kid;
		$signer   = $signer ?? ( in_array( $kid, $trusted, true ) ? $kid : null );
	}
	must( null !== $signer, 'untrusted-key', implode( ' ', $others ) );
	return $signer;
}

/** @throws Distrust `malformed`, where the database gives something else than was stored: better nothing than an older head. */
function check_trust( ?array $trust ): void {
	if ( null !== $trust ) {
		must( is_int( $trust['sequence'] ?? null ) && is_string( $trust['status'] ?? null ), 'malformed', KEPT );
		must( is_list_of_texts( $trust['keys'] ?? null ) && is_list_of_texts( $trust['links'] ?? null ), 'malformed', KEPT );
	}
}

function is_list_of_texts( $value ): bool {
	return is_array( $value ) && array_filter( $value, 'is_string' ) === $value;
}

/** @throws Distrust `rolled-back`, where something newer, or another status of the same number, was trusted before. */
function check_sequence( \stdClass $head, ?array $trust ): void {
	if ( null !== $trust ) {
		must( $head->sequence >= $trust['sequence'], 'rolled-back' );
		must( $head->sequence > $trust['sequence'] || $head->status->sha256 === $trust['status'], 'rolled-back' );
	}
}

/**
 * The head in `head.json`, after every check that it allows alone.
 *
 * @param string     $bytes `head.json` as it came.
 * @param array      $rules `pins` (thumbprints) and `unsigned` (whether an unsigned head counts; never where keys are known).
 * @param array|null $trust What was trusted last: `sequence`, `status` (its SHA-256), `keys` (thumbprints), `links` (ids).
 * @param int        $now   Milliseconds since 1970.
 * @return array The head, and who signed it ('' if nobody).
 * @throws Distrust For what does not hold.
 */
function read_head( string $bytes, array $rules, ?array $trust, int $now ): array {
	$jws  = jws_of( $bytes );
	$head = head_in( $jws );
	check_trust( $trust );
	$known  = array_merge( $rules['pins'], $trust['keys'] ?? array() );
	$signer = '';
	if ( array() !== $jws->signatures ) {
		$signer = signer_of( $jws, $head, $known );
	} else {
		must( $rules['unsigned'] && array() === $known, 'unsigned' );
	}
	must( moment( $head->expires ) - moment( $head->issuedAt ) <= LONGEST_HEAD, 'expires-too-late' );
	must( moment( $head->issuedAt ) <= $now + CLOCK_SLACK, 'clock' );
	must( moment( $head->expires ) > $now, 'expired' );
	check_sequence( $head, $trust );
	return array( $head, $signer );
}

/** @throws Distrust `malformed`, unless it is a link in the form that is published. */
function check_link( $link ): void {
	must( is_string( $link->id ?? null ) && preg_match( ID, $link->id ) && is_string( $link->state ?? null ), 'malformed' );
	must( is_texts( $link->titles ?? null ) && ( ! isset( $link->action ) || is_texts( $link->action ) ), 'malformed' );
	$has_url = is_string( $link->url ?? null ) && 0 === strpos( $link->url, 'https://' );
	must( $has_url || ( ! isset( $link->url ) && 'verified' !== $link->state ), 'malformed' );
	must( is_bool( $link->renewed ?? null ) && is_string( $link->address ?? null ) && preg_match( '~^[\w./-]*$~D', $link->address ), 'malformed' );
	foreach ( array( $link->verifiedAt ?? null, $link->verifiedUntil ?? null ) as $moment ) {
		must( null === $moment || null !== moment( $moment ), 'malformed' );
	}
}

/** @throws Distrust `malformed`, unless it has a name, and an https address and a contact or neither. */
function check_publisher( $publisher ): void {
	must( is_string( $publisher->name ?? null ) && ( ! isset( $publisher->contact ) || is_string( $publisher->contact ) ), 'malformed' );
	must( ! isset( $publisher->url ) || ( is_string( $publisher->url ) && 0 === strpos( $publisher->url, 'https://' ) ), 'malformed' );
}

/**
 * `status.json`, if it is the one that the head names.
 *
 * @throws Distrust `wrong-hash`, `malformed`, `unknown-version`.
 */
function read_status( string $bytes, \stdClass $head ): \stdClass {
	must( strlen( $bytes ) === $head->status->bytes, 'wrong-hash' );
	must( hash( 'sha256', $bytes ) === $head->status->sha256, 'wrong-hash' );
	$status = from_json( $bytes );
	must( null !== $status && is_array( $status->links ?? null ), 'malformed' );
	check_version( $status->version ?? null );
	must( ( $status->site ?? null ) === $head->site, 'malformed' );
	check_publisher( $status->publisher ?? null );
	array_map( __NAMESPACE__ . '\check_link', $status->links );
	$ids = array_column( $status->links, 'id' );
	must( array_unique( $ids ) === $ids, 'malformed' );
	return $status;
}

/** What is trusted from now on, once every check has passed. */
function next_trust( \stdClass $head, \stdClass $status, string $signer, ?array $trust ): array {
	$links = array_unique( array_merge( $trust['links'] ?? array(), array_column( $status->links, 'id' ) ) );
	sort( $links, SORT_STRING );
	return array(
		'sequence' => $head->sequence,
		'status'   => $head->status->sha256,
		'keys'     => '' === $signer ? array() : array_map( 'strval', array_keys( keys_of( $head ) ) ),
		'links'    => $links,
	);
}

/**
 * Reads a whole publication.
 *
 * @param callable   $get   Gives the bytes of a file below the publication’s address: `$get( $file, $limit )`; may throw Distrust.
 * @param array      $rules As for `read_head`.
 * @param array|null $trust As for `read_head`.
 * @param int        $now   Milliseconds since 1970.
 * @return array `trust`, to be stored for the next time, and `reading` (see `kept_part`).
 * @throws Distrust For what does not hold; nothing may be stored then.
 */
function read_publication( callable $get, array $rules, ?array $trust, int $now ): array {
	list( $head, $signer ) = read_head( $get( 'head.json', HEAD_LIMIT ), $rules, $trust, $now );
	must( $head->status->bytes <= STATUS_LIMIT, 'too-big' );
	// Under an address of its own, no cache on the way can give an older status with a newer head.
	$file   = 'status.json?' . substr( $head->status->sha256, 0, 16 );
	$status = read_status( $get( $file, STATUS_LIMIT ), $head );
	return array(
		'trust'   => next_trust( $head, $status, $signer, $trust ),
		'reading' => kept_part( $head, $status, $signer ),
	);
}

/** Of a publication that was read in full what is kept: little enough to be fetched from the database for every page. */
function kept_part( \stdClass $head, \stdClass $status, string $signer ): array {
	$links = array();
	foreach ( $status->links as $link ) {
		$links[ $link->id ] = array(
			'titles'        => (array) $link->titles,
			'state'         => $link->state,
			'url'           => is_https( $link->url ?? null ) ? $link->url : null,
			'verifiedAt'    => moment( $link->verifiedAt ?? null ),
			'verifiedUntil' => moment( $link->verifiedUntil ?? null ),
			'renewed'       => $link->renewed,
			'action'        => (array) ( $link->action ?? array() ),
			'address'       => path_below( $link->address ),
			'pages'         => array_filter( array_map( __NAMESPACE__ . '\path_below', (array) ( $link->pages ?? array() ) ) ),
		);
	}
	return array(
		'expires'    => moment( $head->expires ),
		'sequence'   => $head->sequence,
		'nightAt'    => moment( $head->night->at ?? null ),
		'nightUntil' => moment( $head->night->until ?? null ),
		'signer'     => $signer,
		'standIn'    => 'stand-in' === $head->site,
		'publisher'  => $status->publisher->name,
		'links'      => $links,
	);
}

/**
 * What may be said of a link at this moment.
 *
 * @param array|null $reading What `kept_part` gave; null if nothing was ever read.
 * @param string[]   $seen    Ids of all links that were ever read.
 * @return array `state`, `reason` (why it is unknown; '' if the state is the publisher's own word), `link` (null if there is
 *               none), and `verifiedAt`, `verifiedUntil` in milliseconds or null.
 */
function state_of( ?array $reading, array $seen, string $id, int $now ): array {
	$link  = $reading['links'][ $id ] ?? null;
	$at    = $link['verifiedAt'] ?? null;
	$until = $link['verifiedUntil'] ?? null;
	if ( null !== $at && $link['renewed'] && null !== $reading['nightAt'] && $reading['nightAt'] > $at ) {
		$at    = $reading['nightAt'];
		$until = $reading['nightUntil'];
	}
	$reason = '';
	if ( null === $reading ) {
		$reason = 'unreachable';
	} elseif ( $now >= $reading['expires'] ) {
		$reason = 'expired';
	} elseif ( null === $link ) {
		$reason = in_array( $id, $seen, true ) ? 'vanished' : 'not-listed';
	} elseif ( 'verified' === $link['state'] && ( null === $until || $now >= $until ) ) {
		$reason = 'expired';
	} elseif ( ! in_array( $link['state'], STATES, true ) ) {
		$reason = 'unknown-state';
	} elseif ( 'verified' === $link['state'] && null === $link['url'] ) {
		$reason = 'malformed';
	}
	return array(
		'state'         => '' === $reason ? $link['state'] : 'unknown',
		'reason'        => $reason,
		'link'          => $link,
		'verifiedAt'    => $at,
		'verifiedUntil' => $until,
	);
}

/*
 * What is kept.
 */

/** What was set on the settings page. */
function settings(): array {
	$set = get_option( SETTINGS );
	return ( is_array( $set ) ? $set : array() ) + array(
		'address'  => '',
		'pins'     => array(),
		'language' => '',
		'stable'   => false,
		'unsigned' => false,
	);
}

/** What is kept, for this address and these rules: nothing that was believed under others counts. */
function kept(): array {
	$set     = settings();
	$rules   = md5( (string) wp_json_encode( array( $set['pins'], $set['unsigned'] ) ) );
	$nothing = array(
		'address' => $set['address'],
		'rules'   => $rules,
		'trust'   => null,
		'reading' => null,
		'readAt'  => 0,
		'triedAt' => 0,
		'reason'  => '',
		'detail'  => '',
	);
	$kept = get_option( KEPT );
	if ( ! is_array( $kept ) || ( $kept['address'] ?? '' ) !== $set['address'] ) {
		return $nothing;
	}
	if ( $kept['rules'] !== $rules ) {
		// The sequence still holds: whoever is trusted, it never goes back. Keys learnt from others are forgotten.
		$trust = null === $kept['trust'] ? null : array( 'keys' => array() ) + $kept['trust'];
		return array( 'trust' => $trust ) + $nothing;
	}
	return $kept + $nothing;
}

/** Whether one may ask there: https, or this very machine where a test defines GUIDEWATCH_ALLOW_LOOPBACK. */
function may_ask( string $address ): bool {
	$is_loopback = defined( 'GUIDEWATCH_ALLOW_LOOPBACK' ) && GUIDEWATCH_ALLOW_LOOPBACK && 1 === preg_match( '~^http://127\.0\.0\.1(:\d+)?/~', $address );
	return is_https( $address ) || $is_loopback;
}

/**
 * The bytes at an address. Follows no redirect: another host is another publisher.
 *
 * @throws Distrust `unreachable`, `too-big`.
 */
function fetch( string $url, int $limit, float $seconds ): string {
	must( may_ask( $url ), 'unreachable', 'https' );
	// WordPress waits for a second at least.
	must( $seconds >= 1, 'unreachable', 'timeout' );
	$answer = wp_safe_remote_get(
		$url,
		array(
			'timeout'             => $seconds,
			'redirection'         => 0,
			'limit_response_size' => $limit + 1,
			'cookies'             => array(),
			'user-agent'          => 'guidewatch-wordpress/1',
			'headers'             => array( 'Accept-Encoding' => 'identity' ),
		)
	);
	must( ! is_wp_error( $answer ), 'unreachable', is_wp_error( $answer ) ? $answer->get_error_message() : '' );
	$code  = (int) wp_remote_retrieve_response_code( $answer );
	$where = wp_remote_retrieve_header( $answer, 'location' );
	must( 200 === $code, 'unreachable', trim( 'HTTP ' . $code . ' ' . ( is_string( $where ) ? $where : '' ) ) );
	$bytes = wp_remote_retrieve_body( $answer );
	must( strlen( $bytes ) <= $limit, 'too-big' );
	return $bytes;
}

/**
 * Reads the publication unless somebody is doing so; a failure leaves what was read before, which ends by itself.
 *
 * @param float $seconds For both files together.
 * @param bool  $is_page Whether a reader is waiting: then a failure a moment ago is enough.
 */
function refresh( float $seconds, bool $is_page = false ): void {
	$set = settings();
	if ( '' === $set['address'] || ! lock() ) {
		return;
	}
	try {
		wp_cache_delete( KEPT, 'options' );
		$kept = kept();
		if ( $is_page && time() - $kept['triedAt'] < PAUSE ) {
			return;
		}
		$ends = microtime( true ) + $seconds;
		$get  = static function ( string $file, int $limit ) use ( $set, $ends ): string {
			return fetch( $set['address'] . $file, $limit, $ends - microtime( true ) );
		};
		try {
			$next = read_publication( $get, $set, $kept['trust'], (int) round( microtime( true ) * 1000 ) );
			$next = $next + array( 'readAt' => time(), 'triedAt' => time(), 'reason' => '', 'detail' => '' ) + $kept;
		} catch ( Distrust $distrust ) {
			$next = array(
				'triedAt' => time(),
				'reason'  => $distrust->reason,
				'detail'  => mb_substr( $distrust->getMessage(), 0, 200 ),
			) + $kept;
		}
		update_option( KEPT, $next, false );
	} finally {
		unlock();
	}
	if ( $next['reading'] !== $kept['reading'] ) {
		/** For caches of whole pages: what links show may have changed. */
		do_action( 'guidewatch_changed' );
	}
}

/** What is kept, read anew for a page only where cron has not done so for long. */
function kept_for_page(): array {
	static $read = array();
	$site = get_current_blog_id();
	if ( array_key_exists( $site, $read ) ) {
		return $read[ $site ];
	}
	$kept   = kept();
	$is_old = null === $kept['reading'] || time() - $kept['readAt'] > OLD || time() * 1000 >= $kept['reading']['expires'];
	if ( $is_old && time() - $kept['triedAt'] >= PAUSE ) {
		refresh( PAGE_WAITS, true );
		$kept = kept();
	}
	$read[ $site ] = $kept;
	return $kept;
}

/** Takes the lock, as WordPress’ updater does: a row that only one can insert. One that died gives way after a minute. */
function lock(): bool {
	global $wpdb;
	$now   = (string) time();
	$taken = $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO `$wpdb->options` (`option_name`, `option_value`, `autoload`) VALUES (%s, %s, 'no')", LOCK, $now ) );
	if ( ! $taken ) {
		$taken = $wpdb->query( $wpdb->prepare( "UPDATE `$wpdb->options` SET `option_value` = %s WHERE `option_name` = %s AND CAST(`option_value` AS UNSIGNED) < %d", $now, LOCK, time() - 60 ) );
	}
	return (bool) $taken;
}

function unlock(): void {
	global $wpdb;
	$wpdb->delete( $wpdb->options, array( 'option_name' => LOCK ) );
}

/*
 * What is shown.
 */

/** What readers are told, in the words of the publication’s own fragments; %s is a day, %p the publisher. */
const WORDS = array(
	'en' => array(
		'verified'   => 'verified on %s by %p',
		'last'       => 'last verified on %s',
		'changed'    => 'something on the way there has changed',
		'broken'     => 'this link does not work at the moment',
		'unknown'    => 'this link could not be checked lately',
		'retired'    => 'this link is no longer kept',
		'current'    => 'current state',
		'unsigned'   => 'not signed',
		'stand-in'   => 'a demonstration, not the real site',
		'link'       => 'Link',
		'semicolon'  => '; ',
		'months'     => 'January February March April May June July August September October November December',
		'day'        => '%1$d %2$s %3$d',
	),
	'de' => array(
		'verified'   => 'bestätigt am %s von %p',
		'last'       => 'zuletzt bestätigt am %s',
		'changed'    => 'auf dem Weg dorthin hat sich etwas geändert',
		'broken'     => 'dieser Link funktioniert zurzeit nicht',
		'unknown'    => 'dieser Link ließ sich zuletzt nicht prüfen',
		'retired'    => 'dieser Link wird nicht mehr gepflegt',
		'current'    => 'aktueller Stand',
		'unsigned'   => 'nicht signiert',
		'stand-in'   => 'eine Vorführung, nicht die echte Website',
		'link'       => 'Link',
		'semicolon'  => '; ',
		'months'     => 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
		'day'        => '%1$d. %2$s %3$d',
	),
	'fr' => array(
		'verified'   => 'vérifié le %s par %p',
		'last'       => 'vérifié pour la dernière fois le %s',
		'changed'    => 'quelque chose a changé sur le chemin',
		'broken'     => 'ce lien ne fonctionne pas en ce moment',
		'unknown'    => 'ce lien n’a pas pu être vérifié récemment',
		'retired'    => 'ce lien n’est plus suivi',
		'current'    => 'état actuel',
		'unsigned'   => 'non signé',
		'stand-in'   => 'une démonstration, pas le vrai site',
		'link'       => 'Lien',
		'semicolon'  => ' ; ',
		'months'     => 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
		'day'        => '%1$d %2$s %3$d',
	),
	'it' => array(
		'verified'   => 'verificato il %s da %p',
		'last'       => 'verificato l’ultima volta il %s',
		'changed'    => 'lungo la strada è cambiato qualcosa',
		'broken'     => 'al momento questo link non funziona',
		'unknown'    => 'di recente non è stato possibile verificare questo link',
		'retired'    => 'questo link non è più seguito',
		'current'    => 'stato attuale',
		'unsigned'   => 'non firmato',
		'stand-in'   => 'una dimostrazione, non il sito vero',
		'link'       => 'Link',
		'semicolon'  => '; ',
		'months'     => 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
		'day'        => '%1$d %2$s %3$d',
	),
);

/** Text for HTML. Brackets too: after this, WordPress would run `[gallery]` in a title as a shortcode. */
function html( string $text ): string {
	return str_replace( array( '[', ']' ), array( '&#091;', '&#093;' ), htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) );
}

/** Attributes for HTML; those that are null are left out. Addresses were checked when they were read. */
function attributes( array $values ): string {
	$all = '';
	foreach ( $values as $name => $value ) {
		$all .= null === $value ? '' : ' ' . $name . '="' . html( $value ) . '"';
	}
	return $all;
}

/** The text in that language, else in English, else in whatever there is. */
function text_in( array $texts, string $language ): ?string {
	return $texts[ $language ] ?? $texts['en'] ?? ( array_values( $texts )[0] ?? null );
}

/** That text as HTML, marked where it is in another language than what stands around it. */
function said_html( array $texts, string $language, string $around ): string {
	$text = (string) text_in( $texts, $language );
	$own  = (string) array_search( $text, array_intersect_key( $texts, array( $language => 1 ) ) + $texts, true );
	return $own === $around ? html( $text ) : '<span' . attributes( array( 'lang' => $own ) ) . '>' . html( $text ) . '</span>';
}

/** A day in words and in UTC, as HTML. */
function day_html( int $at, string $language ): string {
	$seconds = intdiv( $at, 1000 );
	$month   = explode( ' ', WORDS[ $language ]['months'] )[ (int) gmdate( 'n', $seconds ) - 1 ];
	$words   = sprintf( WORDS[ $language ]['day'], gmdate( 'j', $seconds ), $month, gmdate( 'Y', $seconds ) );
	$words   = 'fr' === $language ? preg_replace( '/^1 /', '1er ', $words ) : $words;
	return '<time datetime="' . gmdate( 'Y-m-d', $seconds ) . '">' . html( $words ) . '</time>';
}

/** The language of a link: as asked for, as set, or that of the site; two letters. */
function language_for( $asked ): string {
	foreach ( array( $asked, settings()['language'], get_locale() ) as $tag ) {
		if ( is_string( $tag ) && preg_match( '/^[a-z]{2}(?=$|[-_])/i', $tag, $found ) ) {
			return strtolower( $found[0] );
		}
	}
	return 'en';
}

/**
 * The link and its sentence. Only a verified or changed one leads to the form; any other leads to the page that tells more.
 *
 * @param array $said     What `state_of` gave.
 * @param array $about    `base` (address of the publication), `publisher`, `signer`, `standIn`, `stable` (lead by way of the stable address).
 * @param array $wanted   `id`, `language` and `text` ('' for the title).
 */
function link_html( array $said, array $about, array $wanted ): string {
	$language = $wanted['language'];
	$speaks   = isset( WORDS[ $language ] ) ? $language : 'en';
	$words    = WORDS[ $speaks ];
	$link     = $said['link'];
	$below    = static function ( ?string $path ) use ( $about ): string {
		return $about['base'] . ( $path ?? '' );
	};
	$state = $said['state'];
	$page  = $below( text_in( $link['pages'] ?? array(), $language ) );
	$form  = in_array( $state, array( 'verified', 'changed' ), true ) ? $link['url'] : null;
	$lead  = null !== $form && $about['stable'] && null !== $link['address'] ? $below( $link['address'] ) : $form;
	$title = html( '' === $wanted['text'] ? $words['link'] : $wanted['text'] );
	if ( '' === $wanted['text'] && ! empty( $link['titles'] ) ) {
		$title = said_html( $link['titles'], $language, $speaks );
	}
	$day   = null === $said['verifiedAt'] ? null : day_html( $said['verifiedAt'], $speaks );
	$dated = 'verified' === $state ? $words['verified'] : $words['last'];
	$notes = array(
		'verified' === $state ? null : html( $words[ $state ] ),
		null === $day ? null : strtr( html( $dated ), array( '%s' => $day, '%p' => html( $about['publisher'] ) ) ),
		null !== $link && '' === $about['signer'] ? html( $words['unsigned'] ) : null,
		null !== $link && $about['standIn'] ? html( $words['stand-in'] ) : null,
		null === $form ? null : '<a' . attributes( array( 'href' => $page ) ) . '>' . html( $words['current'] ) . '</a>',
	);
	$note = implode( $words['semicolon'], array_filter( $notes ) );
	if ( 'verified' !== $state && '' === $said['reason'] && ! empty( $link['action'] ) ) {
		$note .= '. ' . said_html( $link['action'], $language, $speaks );
	}

	$anchor = attributes(
		array(
			'class'            => 'guidewatch-link',
			'href'             => $lead ?? $page,
			'data-originalurl' => $form,
			'data-versiondate' => null === $form || null === $day ? null : gmdate( 'Y-m-d', intdiv( $said['verifiedAt'], 1000 ) ),
		)
	);
	$outer  = attributes(
		array(
			'class'                 => 'guidewatch guidewatch-' . $state,
			'lang'                  => $speaks,
			'data-guidewatch-link'  => $wanted['id'],
			'data-guidewatch-state' => $state,
		)
	);
	return "<span$outer><a$anchor>$title</a> <span class=\"guidewatch-note\">($note)</span></span>";
}

/** `[guide-link id="facebook-objection" lang="de" text="object here"]` */
function shortcode( $given ): string {
	$given = shortcode_atts( array( 'id' => '', 'lang' => '', 'text' => '' ), is_array( $given ) ? $given : array(), 'guide-link' );
	return guide_link( $given );
}

/** Gives a shortcode that stands alone its paragraph back: WordPress takes it away (`shortcode_unautop`), as if all shortcodes were blocks. */
function with_paragraphs( $content ) {
	return preg_replace( '~(?<!<br />\n)^\h*(<span class="guidewatch .*</span></span>)\h*$~m', '<p>$1</p>', (string) $content ) ?? $content;
}

/** The block `guidewatch/guide-link`: the same HTML in a paragraph. */
function block( $given ): string {
	$inside = guide_link( is_array( $given ) ? $given : array() );
	return '' === $inside ? '' : '<p ' . get_block_wrapper_attributes() . '>' . $inside . '</p>';
}

/** What shortcode and block show. */
function guide_link( array $given ): string {
	$given = array_map( 'strval', array_filter( $given, 'is_scalar' ) ) + array( 'id' => '', 'lang' => '', 'text' => '' );
	$set   = settings();

	$given['id'] = trim( $given['id'] );
	if ( ! preg_match( ID, $given['id'] ) || '' === $set['address'] ) {
		// Only who can mend it is told.
		return current_user_can( 'edit_posts' ) ? '<em>' . esc_html__( 'guidewatch: this needs the id of a link, and an address in the settings.', 'guidewatch' ) . '</em>' : html( $given['text'] );
	}
	$kept    = kept_for_page();
	$reading = $kept['reading'];
	$host    = (string) wp_parse_url( $set['address'], PHP_URL_HOST );
	return link_html(
		state_of( $reading, $kept['trust']['links'] ?? array(), $given['id'], (int) round( microtime( true ) * 1000 ) ),
		array(
			'base'      => $set['address'],
			'publisher' => ( $reading['publisher'] ?? '' ) === '' ? $host : $reading['publisher'],
			'signer'    => $reading['signer'] ?? '',
			'standIn'   => $reading['standIn'] ?? false,
			// A feed or a mail is read long after it was made: there only the stable address knows the state.
			'stable'    => $set['stable'] || is_feed(),
		),
		array(
			'id'       => $given['id'],
			'language' => language_for( $given['lang'] ),
			'text'     => $given['text'],
		)
	);
}

/*
 * The settings page.
 */

/** Why something is not believed, for the owner of the site. */
function why( string $reason ): string {
	$why = array(
		''                => __( 'Everything fits.', 'guidewatch' ),
		'unreachable'     => __( 'The publication could not be fetched.', 'guidewatch' ),
		'too-big'         => __( 'The file is bigger than this plugin reads.', 'guidewatch' ),
		'malformed'       => __( 'The file is not what guidewatch publishes.', 'guidewatch' ),
		'unsigned'        => __( 'The publication is not signed.', 'guidewatch' ),
		'untrusted-key'   => __( 'It is signed, but with no key that is trusted here.', 'guidewatch' ),
		'bad-signature'   => __( 'The signature is wrong: somebody may have changed the file.', 'guidewatch' ),
		'unknown-version' => __( 'It has a version that this plugin does not know; look for a newer plugin.', 'guidewatch' ),
		'expired'         => __( 'It has expired: no whole night was published lately.', 'guidewatch' ),
		'expires-too-late' => __( 'It claims to hold for longer than 48 hours.', 'guidewatch' ),
		'clock'           => __( 'It claims to be from the future; check the clock of this server.', 'guidewatch' ),
		'rolled-back'     => __( 'It is older than, or another one than, what was read before.', 'guidewatch' ),
		'wrong-hash'      => __( 'status.json is not the file that was signed; perhaps an upload is under way.', 'guidewatch' ),
		'vanished'        => __( 'The publication no longer has this link.', 'guidewatch' ),
		'not-listed'      => __( 'The publication never had such a link; check its id.', 'guidewatch' ),
		'unknown-state'   => __( 'Its state is one that this plugin does not know; look for a newer plugin.', 'guidewatch' ),
	);
	return $why[ $reason ] ?? $reason;
}

/** What may be stored of what was typed into the form; the rest is told and left as it was. */
function sanitized( $typed ): array {
	$typed   = is_array( $typed ) ? $typed : array();
	$set     = settings();
	$address = trim( is_string( $typed['address'] ?? null ) ? $typed['address'] : '' );
	$address = preg_replace( '~(head\.json|\.well-known/guidewatch\.json)$~D', '', $address );
	$address = '' === $address ? '' : rtrim( $address, '/' ) . '/';
	if ( '' !== $address && ( ! may_ask( $address ) || preg_match( '/[?#]/', $address ) ) ) {
		add_settings_error( SETTINGS, 'address', __( 'The address must begin with https:// and contain neither ? nor #.', 'guidewatch' ) );
		$address = $set['address'];
	}
	$pins = array();
	$text = is_string( $typed['pins'] ?? null ) ? $typed['pins'] : implode( "\n", is_array( $typed['pins'] ?? null ) ? array_filter( $typed['pins'], 'is_string' ) : array() );
	foreach ( preg_split( '/[\s,]+/', $text, -1, PREG_SPLIT_NO_EMPTY ) as $pin ) {
		if ( 32 === strlen( (string) from_base64url( $pin ) ) ) {
			$pins[] = $pin;
		} else {
			/* translators: %s: what was typed */
			add_settings_error( SETTINGS, 'pins', sprintf( __( 'This is no thumbprint of a key: %s', 'guidewatch' ), sanitize_text_field( $pin ) ) );
		}
	}
	return array(
		'address'  => $address,
		'pins'     => array_values( array_unique( $pins ) ),
		'language' => isset( WORDS[ $typed['language'] ?? '' ] ) ? $typed['language'] : '',
		'stable'   => ! empty( $typed['stable'] ),
		'unsigned' => ! empty( $typed['unsigned'] ),
	);
}

/** The button: reads now, and shows the page with what came of it. */
function on_read_now(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'guidewatch' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( 'guidewatch_read_now' );
	refresh( CRON_WAITS );
	wp_safe_redirect( admin_url( 'options-general.php?page=guidewatch&read=now#reading' ) );
	exit;
}

/** A moment as this site writes it. */
function moment_here( int $seconds ): string {
	return wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $seconds );
}

/** Settings → guidewatch. */
function settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$set = settings();
	?>
	<div class="wrap">
		<h1>guidewatch</h1>
		<form method="post" action="options.php">
			<?php settings_fields( SETTINGS ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="guidewatch-address"><?php esc_html_e( 'Address of the publication', 'guidewatch' ); ?></label></th>
					<td>
						<input type="url" class="regular-text code" id="guidewatch-address" name="guidewatch[address]" value="<?php echo esc_attr( $set['address'] ); ?>" placeholder="https://links.example.org/" aria-describedby="guidewatch-address-hint">
						<p class="description" id="guidewatch-address-hint"><?php esc_html_e( 'The folder in which head.json lies.', 'guidewatch' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="guidewatch-pins"><?php esc_html_e( 'Trusted keys', 'guidewatch' ); ?></label></th>
					<td>
						<textarea class="large-text code" rows="3" id="guidewatch-pins" name="guidewatch[pins]" spellcheck="false" aria-describedby="guidewatch-pins-hint"><?php echo esc_textarea( implode( "\n", $set['pins'] ) ); ?></textarea>
						<p class="description" id="guidewatch-pins-hint"><?php esc_html_e( 'Thumbprints, one per line, as the publisher told you by another way than this address. When the publisher changes keys in good order, the new one is learnt.', 'guidewatch' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="guidewatch-language"><?php esc_html_e( 'Language of links', 'guidewatch' ); ?></label></th>
					<td>
						<select id="guidewatch-language" name="guidewatch[language]">
							<?php
							$names = array( '' => __( 'as the site', 'guidewatch' ), 'de' => 'Deutsch', 'en' => 'English', 'fr' => 'Français', 'it' => 'Italiano' );
							foreach ( $names as $tag => $name ) {
								echo '<option value="' . esc_attr( $tag ) . '"' . selected( $set['language'], $tag, false ) . '>' . esc_html( $name ) . '</option>';
							}
							?>
						</select>
						<p class="description"><?php esc_html_e( 'Where a shortcode or block names none.', 'guidewatch' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Where links lead', 'guidewatch' ); ?></th>
					<td>
						<label><input type="checkbox" name="guidewatch[stable]" value="1" <?php checked( $set['stable'] ); ?>> <?php esc_html_e( 'By way of the publication’s stable address', 'guidewatch' ); ?></label>
						<p class="description"><?php esc_html_e( 'Right where whole pages are cached for hours: the address knows the state when somebody clicks. Feeds always use it.', 'guidewatch' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Without a signature', 'guidewatch' ); ?></th>
					<td>
						<label><input type="checkbox" name="guidewatch[unsigned]" value="1" <?php checked( $set['unsigned'] ); ?>> <?php esc_html_e( 'Believe a publication that is not signed', 'guidewatch' ); ?></label>
						<p class="description"><?php esc_html_e( 'Whoever can change the files there can then send your readers anywhere. Links say “not signed”.', 'guidewatch' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<?php show_reading( $set ); ?>
		<h2><?php esc_html_e( 'How to use it', 'guidewatch' ); ?></h2>
		<p><code>[guide-link id="facebook-objection" lang="de" text="…"]</code> · <?php esc_html_e( 'or the block “Verified link”. lang and text may be left out.', 'guidewatch' ); ?></p>
		<h2><?php esc_html_e( 'Privacy', 'guidewatch' ); ?></h2>
		<p><?php echo esc_html( privacy_note() ); ?></p>
	</div>
	<?php
}

/** The present reading: what was tried and when, whose signature, and every link with its state. */
function show_reading( array $set ): void {
	$kept    = kept();
	$reading = $kept['reading'];
	?>
	<h2 id="reading"><?php esc_html_e( 'Present reading', 'guidewatch' ); ?></h2>
	<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
		<input type="hidden" name="action" value="guidewatch_read_now">
		<?php wp_nonce_field( 'guidewatch_read_now' ); ?>
		<?php submit_button( __( 'Read now', 'guidewatch' ), 'secondary', 'submit', false, '' === $set['address'] ? array( 'disabled' => 'disabled' ) : array() ); ?>
	</form>
	<?php
	if ( '' === $set['address'] ) {
		echo '<p>' . esc_html__( 'First enter the address of a publication.', 'guidewatch' ) . '</p>';
		return;
	}
	if ( $kept['triedAt'] > 0 ) {
		$class = '' === $kept['reason'] ? 'notice-success' : 'notice-error';
		/* translators: %s: date and time */
		$when  = sprintf( __( 'Last tried on %s.', 'guidewatch' ), moment_here( $kept['triedAt'] ) );
		$extra = '' === $kept['detail'] ? '' : ' <code>' . esc_html( $kept['detail'] ) . '</code>';
		echo '<div class="notice inline ' . esc_attr( $class ) . '"><p>' . esc_html( why( $kept['reason'] ) ) . $extra . ' ' . esc_html( $when ) . '</p></div>';
	} else {
		echo '<p>' . esc_html__( 'Nothing was read yet.', 'guidewatch' ) . '</p>';
	}
	if ( null === $reading ) {
		return;
	}
	$rows = array(
		__( 'Publisher', 'guidewatch' )    => $reading['publisher'] . ( $reading['standIn'] ? ' (' . __( 'a demonstration', 'guidewatch' ) . ')' : '' ),
		__( 'Signed by', 'guidewatch' )    => '' === $reading['signer'] ? __( 'nobody', 'guidewatch' ) : $reading['signer'],
		__( 'Read on', 'guidewatch' )      => moment_here( $kept['readAt'] ) . ' · ' . sprintf( /* translators: %d: number */ __( 'number %d', 'guidewatch' ), $reading['sequence'] ),
		__( 'Holds until', 'guidewatch' )  => moment_here( intdiv( $reading['expires'], 1000 ) ),
	);
	echo '<table class="form-table" role="presentation">';
	foreach ( $rows as $name => $value ) {
		echo '<tr><th scope="row">' . esc_html( $name ) . '</th><td>' . esc_html( $value ) . '</td></tr>';
	}
	echo '</table><table class="widefat striped"><thead><tr>';
	foreach ( array( __( 'Id', 'guidewatch' ), __( 'Title', 'guidewatch' ), __( 'State', 'guidewatch' ), __( 'Verified', 'guidewatch' ) ) as $name ) {
		echo '<th scope="col">' . esc_html( $name ) . '</th>';
	}
	echo '</tr></thead><tbody>';
	$language = language_for( substr( get_user_locale(), 0, 2 ) );
	foreach ( array_slice( $reading['links'], 0, 200 ) as $id => $link ) {
		$said = state_of( $reading, array(), (string) $id, time() * 1000 );
		$day  = null === $said['verifiedAt'] ? '–' : wp_date( get_option( 'date_format' ), intdiv( $said['verifiedAt'], 1000 ) );
		echo '<tr><td><code>' . esc_html( $id ) . '</code></td><td>' . esc_html( (string) text_in( $link['titles'], $language ) ) . '</td><td>'
			. esc_html( state_name( $said ) ) . '</td><td>' . esc_html( $day ) . '</td></tr>';
	}
	echo '</tbody></table>';
	if ( count( $reading['links'] ) > 200 ) {
		/* translators: %d: number of links */
		echo '<p>' . esc_html( sprintf( __( 'The first 200 of %d links.', 'guidewatch' ), count( $reading['links'] ) ) ) . '</p>';
	}
}

/** A state and why it is unknown, for the owner of the site. */
function state_name( array $said ): string {
	$names = array(
		'verified' => __( 'verified', 'guidewatch' ),
		'changed'  => __( 'changed', 'guidewatch' ),
		'broken'   => __( 'broken', 'guidewatch' ),
		'unknown'  => __( 'unknown', 'guidewatch' ),
		'retired'  => __( 'retired', 'guidewatch' ),
	);
	$why = 'expired' === $said['reason'] ? __( 'It was not verified again in time.', 'guidewatch' ) : why( $said['reason'] );
	return $names[ $said['state'] ] . ( '' === $said['reason'] ? '' : ': ' . $why );
}

function privacy_note(): string {
	return __( 'Your readers’ browsers send nothing to guidewatch or to the publisher of the links: this server fetches two files, head.json and status.json, every half hour, and keeps them in its own database. It sends nothing about your site or its readers. No cookie is set. Only who clicks a link visits the site it leads to.', 'guidewatch' );
}

/*
 * German, for the owner of the site.
 */

const GERMAN = array(
	'guidewatch: this needs the id of a link, and an address in the settings.' => 'guidewatch: Hier fehlt die Kennung eines Links oder die Adresse in den Einstellungen.',
	'Everything fits.' => 'Alles stimmt.',
	'The publication could not be fetched.' => 'Die Veröffentlichung ließ sich nicht abrufen.',
	'The file is bigger than this plugin reads.' => 'Die Datei ist größer, als dieses Plugin liest.',
	'The file is not what guidewatch publishes.' => 'Die Datei ist nicht, was guidewatch veröffentlicht.',
	'The publication is not signed.' => 'Die Veröffentlichung ist nicht signiert.',
	'It is signed, but with no key that is trusted here.' => 'Sie ist signiert, aber mit keinem Schlüssel, dem hier vertraut wird.',
	'The signature is wrong: somebody may have changed the file.' => 'Die Signatur ist falsch: Vielleicht hat jemand die Datei verändert.',
	'It has a version that this plugin does not know; look for a newer plugin.' => 'Sie hat eine Version, die dieses Plugin nicht kennt; schau nach einem neueren Plugin.',
	'It has expired: no whole night was published lately.' => 'Sie ist abgelaufen: In letzter Zeit wurde keine vollständige Nacht veröffentlicht.',
	'It claims to hold for longer than 48 hours.' => 'Sie will länger als 48 Stunden gelten.',
	'It claims to be from the future; check the clock of this server.' => 'Sie will aus der Zukunft sein; prüfe die Uhr dieses Servers.',
	'It is older than, or another one than, what was read before.' => 'Sie ist älter als das, was zuvor gelesen wurde, oder eine andere.',
	'status.json is not the file that was signed; perhaps an upload is under way.' => 'status.json ist nicht die Datei, die signiert wurde; vielleicht wird gerade hochgeladen.',
	'The publication no longer has this link.' => 'Die Veröffentlichung enthält diesen Link nicht mehr.',
	'The publication never had such a link; check its id.' => 'Die Veröffentlichung enthielt nie einen solchen Link; prüfe seine Kennung.',
	'Its state is one that this plugin does not know; look for a newer plugin.' => 'Diesen Stand kennt das Plugin nicht; schau nach einem neueren.',
	'It was not verified again in time.' => 'Er wurde nicht rechtzeitig wieder geprüft.',
	'The address must begin with https:// and contain neither ? nor #.' => 'Die Adresse muss mit https:// beginnen und darf weder ? noch # enthalten.',
	'This is no thumbprint of a key: %s' => 'Das ist kein Fingerabdruck eines Schlüssels: %s',
	'You may not do this.' => 'Das darfst du nicht.',
	'Address of the publication' => 'Adresse der Veröffentlichung',
	'The folder in which head.json lies.' => 'Der Ordner, in dem head.json liegt.',
	'Trusted keys' => 'Vertraute Schlüssel',
	'Thumbprints, one per line, as the publisher told you by another way than this address. When the publisher changes keys in good order, the new one is learnt.' => 'Fingerabdrücke, einer je Zeile, wie dir der Herausgeber sie auf anderem Weg als über diese Adresse genannt hat. Wechselt er seinen Schlüssel ordentlich, wird der neue gelernt.',
	'Language of links' => 'Sprache der Links',
	'as the site' => 'wie die Website',
	'Where a shortcode or block names none.' => 'Wo Shortcode oder Block keine nennen.',
	'Where links lead' => 'Wohin Links führen',
	'By way of the publication’s stable address' => 'Über die feste Adresse der Veröffentlichung',
	'Right where whole pages are cached for hours: the address knows the state when somebody clicks. Feeds always use it.' => 'Richtig, wo ganze Seiten stundenlang zwischengespeichert werden: Die Adresse kennt den Stand, wenn jemand klickt. In Feeds wird sie immer verwendet.',
	'Without a signature' => 'Ohne Signatur',
	'Believe a publication that is not signed' => 'Auch einer Veröffentlichung glauben, die nicht signiert ist',
	'Whoever can change the files there can then send your readers anywhere. Links say “not signed”.' => 'Wer die Dateien dort ändern kann, kann deine Leserinnen und Leser dann überallhin schicken. Bei den Links steht „nicht signiert“.',
	'How to use it' => 'So wird es benutzt',
	'or the block “Verified link”. lang and text may be left out.' => 'oder der Block „Bestätigter Link“. lang und text dürfen fehlen.',
	'Privacy' => 'Datenschutz',
	'Present reading' => 'Aktueller Stand',
	'Read now' => 'Jetzt lesen',
	'First enter the address of a publication.' => 'Trage zuerst die Adresse einer Veröffentlichung ein.',
	'Last tried on %s.' => 'Zuletzt versucht am %s.',
	'Nothing was read yet.' => 'Noch wurde nichts gelesen.',
	'Publisher' => 'Herausgeber',
	'a demonstration' => 'eine Vorführung',
	'Signed by' => 'Signiert von',
	'nobody' => 'niemandem',
	'Read on' => 'Gelesen am',
	'number %d' => 'Nummer %d',
	'Holds until' => 'Gilt bis',
	'Id' => 'Kennung',
	'Title' => 'Titel',
	'State' => 'Stand',
	'Verified' => 'Bestätigt',
	'The first 200 of %d links.' => 'Die ersten 200 von %d Links.',
	'verified' => 'bestätigt',
	'changed' => 'verändert',
	'broken' => 'defekt',
	'unknown' => 'ungewiss',
	'retired' => 'aufgegeben',
	'Your readers’ browsers send nothing to guidewatch or to the publisher of the links: this server fetches two files, head.json and status.json, every half hour, and keeps them in its own database. It sends nothing about your site or its readers. No cookie is set. Only who clicks a link visits the site it leads to.' => 'Die Browser deiner Leserinnen und Leser senden nichts an guidewatch oder an den Herausgeber der Links: Dieser Server ruft jede halbe Stunde zwei Dateien ab, head.json und status.json, und behält sie in seiner eigenen Datenbank. Über deine Website und wer sie liest, sendet er nichts. Es wird kein Cookie gesetzt. Nur wer auf einen Link klickt, besucht die Seite, zu der er führt.',
	'Settings' => 'Einstellungen',
	'Every half hour (guidewatch)' => 'Jede halbe Stunde (guidewatch)',
	'Verified link' => 'Bestätigter Link',
	'A link that guidewatch checks every night, with the day of the last check.' => 'Ein Link, den guidewatch jede Nacht prüft, mit dem Tag der letzten Prüfung.',
	'Id of the link' => 'Kennung des Links',
	'As the publication calls it, such as facebook-objection.' => 'Wie die Veröffentlichung ihn nennt, zum Beispiel facebook-objection.',
	'Language (two letters; empty: as set)' => 'Sprache (zwei Buchstaben; leer: wie eingestellt)',
	'Text of the link (empty: its title)' => 'Text des Links (leer: sein Titel)',
);

/** Puts the German of this file where no other translation is installed. */
function translated( $translation, $text ) {
	return $translation === $text && 0 === strpos( determine_locale(), 'de' ) ? ( GERMAN[ $text ] ?? $text ) : $translation;
}

/*
 * The hooks.
 */

function on_init(): void {
	add_shortcode( 'guide-link', __NAMESPACE__ . '\shortcode' );
	wp_register_script( 'guidewatch-block', plugins_url( 'block.js', __FILE__ ), array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-server-side-render' ), '1.0.0', true );
	wp_add_inline_script(
		'guidewatch-block',
		'window.guidewatchBlock = ' . wp_json_encode(
			array(
				'title'       => __( 'Verified link', 'guidewatch' ),
				'description' => __( 'A link that guidewatch checks every night, with the day of the last check.', 'guidewatch' ),
				'id'          => __( 'Id of the link', 'guidewatch' ),
				'idHelp'      => __( 'As the publication calls it, such as facebook-objection.', 'guidewatch' ),
				'lang'        => __( 'Language (two letters; empty: as set)', 'guidewatch' ),
				'text'        => __( 'Text of the link (empty: its title)', 'guidewatch' ),
			),
			JSON_HEX_TAG | JSON_HEX_AMP
		) . ';',
		'before'
	);
	$text = array( 'type' => 'string', 'default' => '' );
	register_block_type(
		'guidewatch/guide-link',
		array(
			'api_version'     => 2,
			'editor_script'   => 'guidewatch-block',
			'render_callback' => __NAMESPACE__ . '\block',
			'attributes'      => array( 'id' => $text, 'lang' => $text, 'text' => $text ),
		)
	);
	if ( '' !== settings()['address'] && ! wp_next_scheduled( EVENT ) ) {
		wp_schedule_event( time() + REFRESH, 'guidewatch', EVENT );
	}
}

function on_admin_init(): void {
	register_setting( SETTINGS, SETTINGS, array( 'type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\sanitized' ) );
	if ( function_exists( 'wp_add_privacy_policy_content' ) ) {
		wp_add_privacy_policy_content( 'guidewatch', '<p>' . esc_html( privacy_note() ) . '</p>' );
	}
}

function on_cron(): void {
	refresh( CRON_WAITS );
}

/** Nothing is left of the plugin on a site. */
function forget_site(): void {
	wp_clear_scheduled_hook( EVENT );
	delete_option( SETTINGS );
	delete_option( KEPT );
	unlock();
}

function on_uninstall(): void {
	if ( ! is_multisite() ) {
		forget_site();
		return;
	}
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		switch_to_blog( $site );
		forget_site();
		restore_current_blog();
	}
}

add_action( 'init', __NAMESPACE__ . '\on_init' );
add_action( 'admin_init', __NAMESPACE__ . '\on_admin_init' );
add_action( EVENT, __NAMESPACE__ . '\on_cron' );
add_action( 'update_option_' . SETTINGS, __NAMESPACE__ . '\on_cron' );
add_action( 'add_option_' . SETTINGS, __NAMESPACE__ . '\on_cron' );
add_action( 'admin_post_guidewatch_read_now', __NAMESPACE__ . '\on_read_now' );
// After do_shortcode, which comes at 11.
add_filter( 'the_content', __NAMESPACE__ . '\with_paragraphs', 12 );
add_filter( 'gettext_guidewatch', __NAMESPACE__ . '\translated', 10, 2 );
add_action(
	'admin_menu',
	static function () {
		add_options_page( 'guidewatch', 'guidewatch', 'manage_options', 'guidewatch', __NAMESPACE__ . '\settings_page' );
	}
);
add_filter(
	'plugin_action_links_' . plugin_basename( __FILE__ ),
	static function ( $links ) {
		return array_merge( array( '<a href="' . esc_url( admin_url( 'options-general.php?page=guidewatch' ) ) . '">' . esc_html__( 'Settings', 'guidewatch' ) . '</a>' ), $links );
	}
);
add_filter(
	'cron_schedules',
	static function ( $schedules ) {
		$schedules['guidewatch'] = array( 'interval' => REFRESH, 'display' => __( 'Every half hour (guidewatch)', 'guidewatch' ) );
		return $schedules;
	}
);
register_deactivation_hook(
	__FILE__,
	static function () {
		wp_clear_scheduled_hook( EVENT );
	}
);
register_uninstall_hook( __FILE__, __NAMESPACE__ . '\on_uninstall' );
