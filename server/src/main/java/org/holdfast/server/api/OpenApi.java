package org.holdfast.server.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The description of the interface, OpenAPI 3.1, made from the code when it is first asked for. */
@Configuration(proxyBeanMethods = false)
public class OpenApi {
    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("account", "The name of an account"),
            Map.entry("action", "What was done, such as household_changed"),
            Map.entry("assigned", "me or nobody; absent: whoever it is"),
            Map.entry("channel", "Where signals come from: declared, inspected, department, hazard or engine"),
            Map.entry("cursor", "The field next of the part before; absent at the beginning"),
            Map.entry("digest", "The digest of a pack, as the list of packs has it"),
            Map.entry("from", "The first day, in UTC; absent: from the beginning"),
            Map.entry("held_on", "When what it says began to hold; absent: today"),
            Map.entry("id", "The id that a list or an answer gave"),
            Map.entry("If-Match", "The ETag that was read, such as \"3\""),
            Map.entry("known", "As it was known at that moment; absent: now"),
            Map.entry("level", "A level of the pack, such as red"),
            Map.entry("limit", "How many at most"),
            Map.entry("name", "The name of an account"),
            Map.entry("place", "The id of a place; what lies below it counts with it"),
            Map.entry("position", "The position of an entry in the journal"),
            Map.entry("q", "An id, or the beginning of a name"),
            Map.entry("reason", "Why; the journal keeps it"),
            Map.entry("series", "The name of a series"),
            Map.entry("sort", "level, opened or due; after a minus, the largest first"),
            Map.entry("state", "open or closed"),
            Map.entry("subject", "What an entry is about, such as the id of a household"),
            Map.entry("title", "What the load is called; the journal keeps it"),
            Map.entry("under", "The id of a place: only those within it"),
            Map.entry("until", "The last day, in UTC; absent: to the newest"),
            Map.entry("whole", "Whether households that it lacks are removed"));

    @Bean
    @Lazy
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Holdfast")
                        .version("1")
                        .description(
                                "The register of households, their assessments, and the signals that somebody has to look into."
                                        + " An account sees its place and what lies below it. Every POST carries an Idempotency-Key and may"
                                        + " be sent again; every change of what exists carries If-Match with the ETag that was read.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSecuritySchemes(
                                        SESSION,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("SESSION")
                                                .description(
                                                        "Whoever is signed in to the pages; changes carry X-CSRF-TOKEN, the token of a page")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    /** Names in documents are in snake case, as they are in answers. */
    @Bean
    @Lazy
    ModelResolver names(ObjectMapperProvider provider) {
        return new ModelResolver(
                provider.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new DescribedNames());
    }

    @Bean
    @Lazy
    OperationCustomizer operations() {
        return DescribedNames.operations();
    }

    @Bean
    @Lazy
    OpenApiCustomizer problems() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                        if (method == io.swagger.v3.oas.models.PathItem.HttpMethod.POST) {
                            operation.addParametersItem(new HeaderParameter()
                                    .name(Idempotency.HEADER)
                                    .required(true)
                                    .description("Another for each request; the same again gets the same answer")
                                    .schema(new StringSchema().minLength(1).maxLength(200)));
                        }
                        if (operation.getParameters() != null) {
                            operation.getParameters().forEach(OpenApi::describe);
                        }
                        problems(operation);
                    }));
        };
    }

    /** What parameters mean that many operations have. */
    private static void describe(Parameter parameter) {
        String meaning = MEANINGS.get(parameter.getName());
        if (meaning != null && parameter.getDescription() == null) {
            parameter.setDescription(meaning);
        }
        if (parameter.getName().equals("limit")) {
            parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Asked.MOST_ROWS));
        }
    }

    private static void problems(Operation operation) {
        ApiResponses responses = operation.getResponses();
        for (ProblemKind kind : List.of(ProblemKind.values())) {
            responses.addApiResponse(
                    Integer.toString(kind.status()),
                    new ApiResponse()
                            .description(kind.title())
                            .content(new Content()
                                    .addMediaType(
                                            Problem.MEDIA_TYPE,
                                            new MediaType()
                                                    .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        }
    }
}
