package org.holdfast.server.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the interface is made of. */
@Configuration(proxyBeanMethods = false)
@Import({
    ApiSecurity.class,
    OpenApi.class,
    Problems.class,
    ProblemPages.class,
    ReadableParameters.class,
    AccountsApi.class,
    AnswersKept.class,
    HouseholdsApi.class,
    JournalApi.class,
    LoadsApi.class,
    PacksApi.class,
    PlaceFactsApi.class,
    PlaceFactsListApi.class,
    PlacesApi.class,
    RunsApi.class,
    SettingsApi.class,
    SignalsApi.class,
    TokensApi.class,
    ViewsApi.class
})
public class ApiConfiguration {}
