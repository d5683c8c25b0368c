<?php
/**
 * Installs WordPress in the folder that is given, as its own first page would, and makes the people of the trial.
 *
 * @package Guidewatch
 */

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

// Debian's package has no mailer that could be reached, and the trial sends nothing.
add_filter( 'pre_wp_mail', '__return_true' );

wp_install( 'Trial', 'owner', 'owner@example.org', false, '', 'owner' );
foreach ( array( 'writer' => 'author', 'reader' => 'subscriber' ) as $name => $role ) {
	wp_insert_user( array( 'user_login' => $name, 'user_pass' => $name, 'user_email' => "$name@example.org", 'role' => $role ) );
}
update_option( 'rss_use_excerpt', 0 );
$problem = activate_plugin( 'guidewatch/guidewatch.php' );
if ( is_wp_error( $problem ) ) {
	fwrite( STDERR, $problem->get_error_message() . "\n" );
	exit( 1 );
}
