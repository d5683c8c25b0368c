<?php
/**
 * The few functions of WordPress that the plugin calls while it is loaded, as far as its reading functions need them.
 *
 * @package Guidewatch
 */

define( 'ABSPATH', '/' );

function add_action(): void {}

function add_filter(): void {}

function register_deactivation_hook(): void {}

function register_uninstall_hook(): void {}

function plugin_basename( string $file ): string {
	return basename( $file );
}
