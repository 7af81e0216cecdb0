package io.hutong.web.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives every service with a database its list of acts, and the call that shows it. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(JdbcTemplate.class)
class AuditAutoConfiguration {

    @Bean
    Audit audit(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Audit(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    AuditController auditController(JdbcTemplate jdbc) {
        return new AuditController(new AuditList(jdbc));
    }
}
