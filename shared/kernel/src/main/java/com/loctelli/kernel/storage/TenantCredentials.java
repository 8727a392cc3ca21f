package com.loctelli.kernel.storage;

import com.loctelli.kernel.tenancy.Tenant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The credentials that a tenant's requests are signed with, where AWS enforces the tenant's boundary. */
@FunctionalInterface
public interface TenantCredentials {
    /** The process's own credentials for every tenant: nothing but {@link TenantGuard} enforces the boundary. */
    TenantCredentials OWN = tenant -> Optional.empty();

    /** Credentials that open this tenant's rows only, or empty for the process's own. */
    Optional<AwsCredentialsProvider> of(Tenant tenant);
}
