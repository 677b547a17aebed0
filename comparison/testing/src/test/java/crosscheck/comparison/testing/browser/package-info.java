/**
 * A browser for tests: Chromium, driven by its DevTools protocol over the JDK's own WebSocket.
 * Nothing is downloaded; the browser is that of the system.
 */
package crosscheck.comparison.testing.browser;
