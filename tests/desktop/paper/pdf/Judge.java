import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judge every PDF of a folder by veraPDF, as PDF/UA-1 and as PDF/A-2b, in one process. Ran from its source.
 *
 * Prints a line a file and flavour, with tabs between: flavour, name, PASS or FAIL, and the rules that were broken.
 * The profiles are read as plain XML: veraPDF's own reader asks for JAXB, which no JDK has any more.
 */
public class Judge {
    private static final String[][] FLAVOURS = {{"ua1", "PDFUA-1.xml"}, {"2b", "PDFA-2B.xml"}};

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        Arrays.sort(files);
        for (String[] named : FLAVOURS) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(named[0]);
            ValidationProfile profile = profile(flavour, named[1]);
            for (File file : files) {
                Set<String> broken = broken(file, flavour, profile);
                String verdict = broken.isEmpty() ? "PASS" : "FAIL";
                System.out.println(String.join("\t", named[0], file.getName(), verdict, String.join(" ", broken)));
            }
        }
    }

    private static Set<String> broken(File file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (InputStream source = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(source, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(one.getRuleId().getClause() + "-t" + one.getRuleId().getTestNumber());
                }
            }
            if (broken.isEmpty() != result.isCompliant()) {
                broken.add("verdict");
            }
            return broken;
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Element root;
        try (InputStream source = Judge.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element one : all(root, "rule")) {
            rules.add(rule(one));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element one) {
        Element id = all(one, "id").get(0);
        List<Reference> references = new ArrayList<>();
        List<ErrorArgument> none = new ArrayList<>();
        Boolean deferred = one.hasAttribute("deferred") ? Boolean.valueOf(one.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber"))),
            one.getAttribute("object"), deferred, one.getAttribute("tags"), text(one, "description"),
            text(one, "test"), Profiles.errorFromValues(text(one, "message"), none), references);
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent().trim();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            elements.add((Element) found.item(place));
        }
        return elements;
    }
}
