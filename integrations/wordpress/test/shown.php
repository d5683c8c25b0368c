<?php
/**
 * Prints what the plugin shows, without WordPress: a list of `[ publication, trust rules, id, language, text, about, now ]` comes
 * on the standard input as JSON, a list of HTML goes out.
 *
 * @package Guidewatch
 */

namespace Guidewatch;

require __DIR__ . '/stubs.php';
require __DIR__ . '/../guidewatch.php';

$shown = array();
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $case ) {
	$get  = static function ( string $file ) use ( $case ): string {
		return $case['files'][ explode( '?', $file )[0] ];
	};
	$read = read_publication( $get, $case['rules'], null, $case['now'] );
	$said = state_of( $read['reading'], $read['trust']['links'], $case['id'], $case['shownAt'] );
	$from = array_intersect_key( $read['reading'], array_flip( array( 'publisher', 'signer', 'standIn' ) ) );

	$shown[] = link_html(
		$said,
		$from + array( 'base' => 'https://links.rights.example.org/', 'stable' => $case['stable'] ),
		array( 'id' => $case['id'], 'language' => $case['language'], 'text' => $case['text'] )
	);
}
echo json_encode( $shown );
