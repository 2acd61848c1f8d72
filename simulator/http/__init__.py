"""The recorder's web server: connections, TLS, logins, what it has heard."""
