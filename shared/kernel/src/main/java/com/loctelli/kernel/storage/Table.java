package com.loctelli.kernel.storage;

import com.loctelli.kernel.tenancy.Tenant;

/** One feature's table. It offers the rows of a tenant and nothing else. */
public final class Table {
    private final Database database;
    private final TableName name;

    Table(Database database, TableName name) {
        this.database = database;
        this.name = name;
    }

    /** The tenant's rows. */
    public Rows of(Tenant tenant) {
        return new Rows(database, name, tenant);
    }
}
