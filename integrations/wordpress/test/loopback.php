<?php
/**
 * Plugin Name: guidewatch trial
 * Description: Lets WordPress fetch from 127.0.0.1, which it refuses to for good reasons. Only for the trial.
 *
 * @package Guidewatch
 */

if ( 'no' !== get_option( 'trial_loopback' ) ) {
	add_filter(
		'http_request_host_is_external',
		static function ( $is_external, $host ) {
			return '127.0.0.1' === $host ? true : $is_external;
		},
		10,
		2
	);
	add_filter(
		'http_allowed_safe_ports',
		static function ( $ports, $host, $url ) {
			return '127.0.0.1' === $host ? array_merge( $ports, array( (int) wp_parse_url( $url, PHP_URL_PORT ) ) ) : $ports;
		},
		10,
		3
	);
}
