package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "eleven char",
                "password1234",
                "Password-Password",
                "qwertyuiop123",
                "Administrator!",
                "111111111111",
                "abababababab",
                "amina.traore2026"
            })
    void what_is_short_or_common_or_the_own_name_is_refused(String password) {
        assertThat(PasswordRule.against(password, "Amina Traore")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum ladder seven rivers",
                "unmusikalische",
                "الجمل يشرب الماء",
                "k7mq-x3np-a9rt",
                "onlylowercaseletters"
            })
    void nothing_else_is_asked_of_a_password(String password) {
        assertThat(PasswordRule.against(password, "Amina Traore")).isEmpty();
    }
}
