-- One role more: who prepares records that another lets hold.

ALTER TABLE platform.account_roles
    DROP CONSTRAINT account_roles_role_known,
    ADD CONSTRAINT account_roles_role_known
        CHECK (role IN ('administrator', 'operator', 'editor', 'reader', 'auditor'));
