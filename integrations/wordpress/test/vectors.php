<?php
/**
 * Runs test vectors of the reader through the plugin’s own reading functions, without WordPress: `php vectors.php FILE...`
 * prints for each `{ "state", "reason", "links", "stored" }` in the form of its `expected`.
 *
 * @package Guidewatch
 */

namespace Guidewatch;

require __DIR__ . '/stubs.php';
require __DIR__ . '/../guidewatch.php';

/** A moment as the vectors write it. */
function written( ?int $at ): ?string {
	return null === $at ? null : gmdate( 'Y-m-d\TH:i:s', intdiv( $at, 1000 ) ) . sprintf( '.%03dZ', $at % 1000 );
}

/** The one reason that is called otherwise here: the owner of a site is told whether a key is missing or a signature wrong. */
function reason_of( string $reason ): ?string {
	return 'untrusted-key' === $reason ? 'bad-signature' : ( '' === $reason ? null : $reason );
}

/** The keys that a head lists. The plugin believes no first head; to be given its keys is the same. */
function first_keys( ?string $head ): array {
	$payload = from_json( from_base64url( from_json( $head )->payload ?? null ) );
	return array_column( (array) ( $payload->keys ?? array() ), 'kid' );
}

function outcome( array $vector ): array {
	$trust = null === $vector['stored'] ? null : json_decode( $vector['stored'], true );
	$first = null === $vector['keys'] && array() === ( $trust['keys'] ?? array() );
	$rules = array(
		'pins'     => $vector['keys'] ?? ( $first ? first_keys( $vector['files']['head.json'] ?? null ) : array() ),
		'unsigned' => $vector['allowUnsigned'],
	);
	$get = static function ( string $file, int $limit ) use ( $vector ): string {
		$bytes = $vector['files'][ explode( '?', $file )[0] ] ?? null;
		must( is_string( $bytes ) && strlen( $bytes ) <= $limit, 'unreachable' );
		return $bytes;
	};
	$now    = moment( $vector['now'] );
	$read   = array( 'trust' => $trust, 'reading' => null );
	$reason = '';
	try {
		$read = read_publication( $get, $rules, $trust, $now );
	} catch ( Distrust $distrust ) {
		$reason = $distrust->reason;
	}
	$links = array();
	foreach ( array_keys( $vector['expected']['links'] ) as $id ) {
		$said         = state_of( $read['reading'], $read['trust']['links'] ?? array(), $id, $now );
		$links[ $id ] = array(
			'state'         => $said['state'],
			'reason'        => reason_of( null === $read['reading'] ? $reason : $said['reason'] ),
			'url'           => $said['link']['url'] ?? null,
			'verifiedAt'    => written( $said['verifiedAt'] ),
			'verifiedUntil' => written( $said['verifiedUntil'] ),
		);
	}
	$stored = null === $read['reading'] ? $vector['stored'] : one_spelling( array( 'version' => 1 ) + $read['trust'] );
	return array(
		'state'  => '' === $reason ? 'fresh' : 'unknown',
		'reason' => reason_of( $reason ),
		'links'  => $links,
		'stored' => $stored,
	);
}

foreach ( array_slice( $argv, 1 ) as $file ) {
	echo json_encode( outcome( json_decode( file_get_contents( $file ), true ) ) ), "\n";
}
