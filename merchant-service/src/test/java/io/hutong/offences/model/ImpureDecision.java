package io.hutong.offences.model;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides by what it reads itself. */
public record ImpureDecision(JdbcClient jdbc) {
}
